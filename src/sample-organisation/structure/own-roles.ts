import { ARCHITECT, CONSULTANT, DATA, HEALTH_INFORMATICS, SECURITY, SOFTWARE, WEB } from './occupations.ts';

export interface OrganisationRole {
  readonly key: string;
  readonly title: string;
  /** The occupation whose requirements it narrows down. */
  readonly occupation: string;
  /** Skills that it asks for, most important first; those that the references do not hold are left out. */
  readonly asks: readonly string[];
}

/** Skills that no framework knows. */
export const ownSkills: readonly {
  readonly key: string;
  readonly name: string;
  readonly broader: readonly string[];
}[] = [
  { key: 'LEDGER', name: 'Ledger Core', broader: ['onet:2.B.3.e'] },
  { key: 'RELEASE', name: 'Release Trains', broader: ['onet:2.B.4.e'] },
  { key: 'FEATURE-STORE', name: 'Feature Store', broader: ['onet:2.B.3.e'] },
  { key: 'CARE-RECORD', name: 'Shared Care Record', broader: ['onet:2.C.5.b'] },
  { key: 'CLIENT-PLAYBOOK', name: 'Client Playbook', broader: ['onet:2.B.3.a'] },
];

const role = (
  key: string,
  title: string,
  occupation: string,
  own: readonly string[],
  onet: readonly string[],
): OrganisationRole => ({
  key,
  title,
  occupation,
  asks: [...own.map((code) => `org:${code}`), ...onet.map((code) => `onet:${code}`)],
});
const SQL = 'Structured query language SQL';
const CLOUD = 'Amazon Web Services AWS software';
const SYSTEMS_ANALYSIS = '2.B.4.g';
const PROBLEM_SOLVING = '2.B.2.i';

export const paymentsEngineer = role(
  'PAYMENTS-ENGINEER',
  'Payments Engineer',
  SOFTWARE,
  ['LEDGER', 'RELEASE'],
  ['Oracle Java', 'Spring Boot', 'Apache Kafka', SQL, CLOUD, 'Kubernetes', 'RESTful API', 'Git', 'Python'],
);

export const decisionScientist = role(
  'DECISION-SCIENTIST',
  'Decision Scientist',
  DATA,
  ['FEATURE-STORE'],
  [
    'Python',
    'Scikit-learn',
    'PyTorch',
    SQL,
    'pandas',
    'Apache Spark',
    '2.A.1.e',
    '2.C.4.a',
    'TensorFlow',
    'Tableau',
  ],
);

export const reliabilityEngineer = role(
  'RELIABILITY-ENGINEER',
  'Reliability Engineer',
  ARCHITECT,
  ['RELEASE'],
  [
    'Kubernetes',
    'Linux',
    'IBM Terraform',
    CLOUD,
    'Docker',
    'Python',
    'Ansible software',
    SYSTEMS_ANALYSIS,
    PROBLEM_SOLVING,
    'Jenkins CI',
  ],
);

export const productEngineer = role(
  'PRODUCT-ENGINEER',
  'Product Engineer',
  WEB,
  ['RELEASE'],
  [
    'JavaScript',
    'React',
    'TypeScript',
    'Hypertext markup language HTML',
    'Cascading style sheets CSS',
    'Node.js',
    'Git',
    '2.B.3.e',
    PROBLEM_SOLVING,
  ],
);

export const securityEngineer = role(
  'SECURITY-ENGINEER',
  'Security Engineer',
  SECURITY,
  ['RELEASE'],
  [
    'Firewall software',
    'Linux',
    'Splunk Enterprise',
    'Python',
    CLOUD,
    'Microsoft Azure software',
    '2.A.2.a',
    PROBLEM_SOLVING,
    'Microsoft PowerShell',
  ],
);

export const engagementLead = role(
  'ENGAGEMENT-LEAD',
  'Engagement Lead',
  CONSULTANT,
  ['CLIENT-PLAYBOOK'],
  [
    '2.A.1.b',
    '2.A.1.d',
    '2.B.4.e',
    SYSTEMS_ANALYSIS,
    '2.C.1.a',
    '2.C.1.e',
    'Microsoft Excel',
    'Microsoft PowerPoint',
    'Tableau',
  ],
);

export const clinicalAnalyst = role(
  'CLINICAL-ANALYST',
  'Clinical Systems Analyst',
  HEALTH_INFORMATICS,
  ['CARE-RECORD'],
  [
    'Epic Systems',
    SQL,
    '2.C.5.b',
    SYSTEMS_ANALYSIS,
    '2.A.2.a',
    '2.C.3.a',
    'MEDITECH software',
    'Microsoft Excel',
    '2.A.1.d',
  ],
);

export const integrationEngineer = role(
  'INTEGRATION-ENGINEER',
  'Integration Engineer',
  SOFTWARE,
  ['RELEASE'],
  [
    'RESTful API',
    'Apache Kafka',
    'Oracle Java',
    SQL,
    'Microsoft Azure software',
    'Docker',
    'Jenkins CI',
    'Extensible markup language XML',
    'Git',
  ],
);
