/** Small releases of every framework, made up for tests: folder or file contents by name. */

const esco = 'http://data.europa.eu/esco';
export const escoUri = (noun: 'skill' | 'occupation', code: string): string => `${esco}/${noun}/${code}`;
const skill = (code: string) => escoUri('skill', code);

/**
 * Two groups, three skills with a label, one parent that has its label from a child's row, one concept without any. Circles:
 * baking is under kneading and kneading under baking.
 */
export const escoSample: Readonly<Record<string, string>> = {
  'occupations_en.csv':
    'conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,description,code\n' +
    `Occupation,${escoUri('occupation', 'baker')},7512,baker,"bread maker\nbaking artisan",,released,2024-01-25T11:28:50.295Z,Made up.,7512.1\n` +
    `Occupation,${escoUri('occupation', 'miller')},8160,miller,,,released,2023-01-25T11:28:50.295Z,,8160.1\n` +
    `Occupation,${escoUri('occupation', 'nameless')},8160,,,,released,,,8160.2\n`,
  'skillGroups_en.csv':
    'conceptType,conceptUri,preferredLabel,status,code\n' +
    `SkillGroup,${skill('S1')},preparing food,released,S1\n`,
  'skillsHierarchy_en.csv':
    'Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term\n' +
    `${skill('S')},skills\n${skill('S')},skills,${skill('S1')},preparing food\n`,
  'testSkillsCollection_en.csv':
    'conceptType,conceptUri,preferredLabel,status,skillType,reuseLevel,altLabels,description,broaderConceptUri,broaderConceptPT\n' +
    `KnowledgeSkillCompetence,${skill('bake')},bake bread,released,skill/competence,,,,${skill('S1')} | ${skill('dough')},preparing food | handle dough\n` +
    `KnowledgeSkillCompetence,${skill('knead')},knead dough,released,skill/competence,,,,${skill('bake')},bake bread\n` +
    `KnowledgeSkillCompetence,${skill('flour')},kinds of flour,released,knowledge,,,,,\n`,
  'broaderRelationsSkillPillar_en.csv':
    'conceptType,conceptUri,broaderType,broaderUri\n' +
    `SkillGroup,${skill('S1')},SkillGroup,${skill('S')}\n` +
    `KnowledgeSkillCompetence,${skill('bake')},KnowledgeSkillCompetence,${skill('knead')}\n` +
    `KnowledgeSkillCompetence,${skill('flour')},KnowledgeSkillCompetence,${skill('unlabelled')}\n`,
  'skillSkillRelations_en.csv':
    'originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri\n' +
    `${skill('bake')},skill/competence,essential,knowledge,${skill('flour')}\n` +
    `${skill('bake')},skill/competence,optional,knowledge,${skill('unlabelled')}\n`,
};

export const crosswalkSample: string =
  'Mapping project name,Made up,,\nMapping project version,7,,\n,,,\n' +
  'O*NET Id,O*NET Title,ESCO or ISCO URI,Type of Match\n' +
  `51-3011.00,Bakers,${escoUri('occupation', 'baker')},exactMatch\n` +
  `51-9021.00,Grinders,${escoUri('occupation', 'miller')},broadMatch\n` +
  `51-9021.00,Grinders,${escoUri('occupation', 'gone')},closeMatch\n` +
  `99-9999.00,Nobody,${escoUri('occupation', 'baker')},narrowMatch\n` +
  `51-3011.00,Bakers,${esco}/isco/C7512,exactISCO\n`;

export const onetSample: Readonly<Record<string, string>> = {
  'Occupation Data.txt': 'O*NET-SOC Code\tTitle\n51-3011.00\tBakers\n51-9021.00\tGrinders\n',
  'Knowledge.txt':
    'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n' +
    '51-3011.00\t2.C.2.b\tFood Production\tIM\t4\n51-3011.00\t2.C.2.b\tFood Production\tLV\t3.5\n' +
    '51-9021.00\t2.C.2.a\tProduction and Processing\tIM\t3\n51-9021.00\t2.C.2.a\tProduction and Processing\tLV\t3.5\n',
  'Skills.txt':
    'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n' +
    '51-3011.00\t2.A.2.d\tMonitoring\tIM\t3\n51-3011.00\t2.A.2.d\tMonitoring\tLV\t3.5\n',
  'Technology Skills.txt':
    'O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n' +
    '51-3011.00\tOvenSoft\t43232405\tOven software\tN\tN\n51-3011.00\tSheets\t43232110\tSpreadsheets\tY\tN\n',
};

const gdadHeader = 'Role Family,Role,Role Level,Role Level Description,Skill Name,Skill Level,Role Type\n';
export const gdadSample: Readonly<Record<string, string>> = {
  'skills.csv':
    'Skill Name,Skill Description,Awareness,Working,Practitioner,Expert\n' +
    'Kneading,x,a,b,c,d\nBaking,x,a,b,c,d\nSelling,x,a,b,c,d\n',
  'roles.csv':
    gdadHeader +
    'Bakery,Baker,Junior baker,"First line.\n- second",Kneading,Awareness,\n' +
    'Bakery,Baker,Junior baker,,Baking,Working,\nBakery,Baker,Baker,,Kneading,Practitioner,\n' +
    'Bakery,Baker,Baker,,Baking,Expert,\nBakery,Baker,Baker,,Baking,Expert,\n' +
    'Head,Chief baker,NOT IN USE,,Selling,NOT IN USE,Senior\n',
};

export const rsdId = (digit: number): string => `0000000${digit}-0000-4000-8000-000000000000`;
const descriptor = (digit: number, name: string, more: object = {}) => ({
  uuid: rsdId(digit),
  id: `http://localhost:8080/api/skills/${rsdId(digit)}`,
  skillName: name,
  skillStatement: 'Made up.',
  status: 'published',
  ...more,
});
export const rsdSample: readonly object[] = [
  descriptor(1, 'Bread Baking', {
    alignments: [
      { id: skill('bake'), skillName: 'bake bread' },
      { id: 'https://www.onetonline.org/find/descriptor/result/2.C.2.b?r=1', skillName: 'Food Production' },
      { id: skill('unknown') },
      { id: 'https://standards.example/bread' },
    ],
  }),
  descriptor(2, 'Dough Kneading', {
    status: 'archived',
    isReplacedBy: [`https://x.example/api/skills/${rsdId(1)}`],
  }),
  descriptor(3, 'Draft of a Skill', { status: 'draft' }),
];
export const rsdCsvSample: string =
  'Canonical URL,RSD Name,Authors,Skill Statement,Keywords,Alignment Name,Alignment URL\n' +
  `https://osmt.example/api/skills/${rsdId(1)},Bread Baking,A,"Made, up.",a; b,bake; food,` +
  `${skill('bake')}; https://www.onetonline.org/find/descriptor/result/2.C.2.b\n` +
  `https://osmt.example/api/skills/${rsdId(4)},Bread Selling,A,Made up.,,,\n`;
