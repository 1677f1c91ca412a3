import {
  ACCOUNTANT,
  ADMINISTRATOR,
  ANALYTICS,
  ARCHITECT,
  CONSULTANT,
  DATA,
  DATABASE,
  DESIGN,
  FIELD,
  HEALTH_INFORMATICS,
  HUMAN_RESOURCES,
  MARKETING,
  NURSE,
  PROJECT,
  QUALITY,
  REPAIR,
  SECURITY,
  SERVICE,
  SOFTWARE,
  SUPPORT,
  SYSTEMS,
  TRAINING,
  WEB,
  WRITER,
} from './occupations.ts';
import {
  clinicalAnalyst,
  decisionScientist,
  engagementLead,
  integrationEngineer,
  type OrganisationRole,
  paymentsEngineer,
  productEngineer,
  reliabilityEngineer,
  securityEngineer,
} from './own-roles.ts';

/**
 * The story: a technology and services company of ten units. One block of 60 people and five pods belongs to each
 * unit; larger organisations repeat the ten. Everything here is invented but the occupation codes.
 */
export const BLOCK_SIZE = 60;
export const PODS_PER_BLOCK = 5;

export interface PodTheme {
  readonly name: string;
  /** Openings that stand whenever this pod is the first of its name: role and headcount. */
  readonly opens: readonly (readonly [role: string, headcount: number])[];
}

export interface Theme {
  readonly unit: string;
  /** What its credentials are called after. */
  readonly practice: string;
  readonly occupations: readonly (readonly [role: string, weight: number])[];
  readonly pods: readonly PodTheme[];
  readonly roles: readonly OrganisationRole[];
}

const pod = (name: string, ...opens: PodTheme['opens']): PodTheme => ({ name, opens });
export const themes: readonly Theme[] = [
  {
    unit: 'Payments',
    practice: 'Payments Engineering',
    occupations: [
      [SOFTWARE, 30],
      [QUALITY, 9],
      [DATABASE, 6],
      [SYSTEMS, 7],
      [PROJECT, 5],
      [DATA, 3],
    ],
    pods: [
      pod('Payments Platform', [SOFTWARE, 3], ['org:PAYMENTS-ENGINEER', 2], [DATA, 1]),
      pod('Merchant Onboarding', [SOFTWARE, 1]),
      pod('Fraud Analytics', [DATA, 3], ['org:DECISION-SCIENTIST', 2]),
      pod('Card Issuing'),
      pod('Reconciliation', [DATABASE, 1]),
    ],
    roles: [paymentsEngineer],
  },
  {
    unit: 'Data and AI',
    practice: 'Data Science',
    occupations: [
      [DATA, 26],
      [ANALYTICS, 10],
      [SOFTWARE, 12],
      [DATABASE, 8],
      [PROJECT, 4],
    ],
    pods: [
      pod('Forecasting', [DATA, 2]),
      pod('Machine Learning Platform', ['org:DECISION-SCIENTIST', 2], [SOFTWARE, 1]),
      pod('Customer Insight', [ANALYTICS, 1]),
      pod('Data Warehouse', [DATABASE, 2]),
      pod('Experimentation'),
    ],
    roles: [decisionScientist],
  },
  {
    unit: 'Cloud Platform',
    practice: 'Cloud Engineering',
    occupations: [
      [ARCHITECT, 16],
      [ADMINISTRATOR, 18],
      [SOFTWARE, 14],
      [SECURITY, 6],
      [PROJECT, 4],
      [WRITER, 2],
    ],
    pods: [
      pod('Developer Platform', ['org:RELIABILITY-ENGINEER', 2]),
      pod('Cloud Migration', [ARCHITECT, 2], [ADMINISTRATOR, 1]),
      pod('Observability'),
      pod('Network Services', [ADMINISTRATOR, 1]),
      pod('Cost and Capacity'),
    ],
    roles: [reliabilityEngineer],
  },
  {
    unit: 'Digital Products',
    practice: 'Digital Product Design',
    occupations: [
      [WEB, 18],
      [DESIGN, 14],
      [SOFTWARE, 14],
      [QUALITY, 8],
      [WRITER, 3],
      [PROJECT, 3],
    ],
    pods: [
      pod('Self-Service Portal', [WEB, 2]),
      pod('Mobile Banking', [SOFTWARE, 2]),
      pod('Design System', [DESIGN, 1]),
      pod('Accessibility'),
      pod('Content Studio', [WRITER, 1]),
    ],
    roles: [productEngineer],
  },
  {
    unit: 'Security and Trust',
    practice: 'Information Security',
    occupations: [
      [SECURITY, 30],
      [ADMINISTRATOR, 12],
      [SOFTWARE, 8],
      [SYSTEMS, 6],
      [PROJECT, 4],
    ],
    pods: [
      pod('Security Operations', [SECURITY, 2]),
      pod('Identity and Access', [SOFTWARE, 1]),
      pod('Application Security', ['org:SECURITY-ENGINEER', 1]),
      pod('Risk and Assurance'),
      pod('Incident Response', [SECURITY, 1]),
    ],
    roles: [securityEngineer],
  },
  {
    unit: 'Consulting',
    practice: 'Client Advisory',
    occupations: [
      [CONSULTANT, 28],
      [PROJECT, 14],
      [SYSTEMS, 10],
      [ANALYTICS, 5],
      [TRAINING, 3],
    ],
    pods: [
      pod('Operating Models', [CONSULTANT, 2]),
      pod('Public Sector'),
      pod('Retail Transformation', ['org:ENGAGEMENT-LEAD', 1]),
      pod('Programme Office', [PROJECT, 2]),
      pod('Process Mining', [ANALYTICS, 1]),
    ],
    roles: [engagementLead],
  },
  {
    unit: 'Health Services',
    practice: 'Digital Health',
    occupations: [
      [NURSE, 26],
      [HEALTH_INFORMATICS, 16],
      [SOFTWARE, 8],
      [PROJECT, 5],
      [SUPPORT, 5],
    ],
    pods: [
      pod('Virtual Ward', [NURSE, 3]),
      pod('Clinical Systems', ['org:CLINICAL-ANALYST', 2]),
      pod('Patient Portal', [SOFTWARE, 1]),
      pod('Telephone Triage', [NURSE, 1]),
      pod('Care Analytics', [HEALTH_INFORMATICS, 1]),
    ],
    roles: [clinicalAnalyst],
  },
  {
    unit: 'Customer Operations',
    practice: 'Service Operations',
    occupations: [
      [SUPPORT, 18],
      [SERVICE, 17],
      [FIELD, 10],
      [REPAIR, 7],
      [ADMINISTRATOR, 4],
      [TRAINING, 2],
      [PROJECT, 2],
    ],
    pods: [
      pod('Service Desk', [SUPPORT, 2]),
      pod('Contact Centre', [SERVICE, 4]),
      pod('Field Support', [FIELD, 1]),
      pod('Complaints'),
      pod('Service Automation', [SOFTWARE, 1]),
    ],
    roles: [],
  },
  {
    unit: 'Enterprise Systems',
    practice: 'Enterprise Systems',
    occupations: [
      [SYSTEMS, 22],
      [SOFTWARE, 14],
      [DATABASE, 8],
      [QUALITY, 6],
      [PROJECT, 6],
      [ACCOUNTANT, 4],
    ],
    pods: [
      pod('Finance Systems', [SYSTEMS, 2]),
      pod('Supply Chain Systems', [SYSTEMS, 1]),
      pod('Integration', [SOFTWARE, 2]),
      pod('Test Automation', [QUALITY, 1]),
      pod('Master Data'),
    ],
    roles: [integrationEngineer],
  },
  {
    unit: 'Corporate',
    practice: 'Business Management',
    occupations: [
      [ACCOUNTANT, 18],
      [HUMAN_RESOURCES, 14],
      [TRAINING, 10],
      [MARKETING, 12],
      [WRITER, 4],
      [PROJECT, 2],
    ],
    pods: [
      pod('Finance', [ACCOUNTANT, 1]),
      pod('People', [HUMAN_RESOURCES, 1]),
      pod('Learning', [TRAINING, 2]),
      pod('Market Research', [MARKETING, 1]),
      pod('Internal Audit'),
    ],
    roles: [],
  },
];

export const locations: readonly string[] = ['Austin', 'Atlanta', 'Chicago', 'Denver', 'Seattle', 'Remote'];

/** Environment traits of a pod, and of what a person works best in. */
export const traits: readonly string[] = ['PACE', 'AUTONOMY', 'AMBIGUITY', 'CLIENT_CONTACT', 'ON_CALL'];

/** What the organisation's own people call a role. */
export const roleTitles: readonly (readonly [role: string, title: string])[] = [
  [SOFTWARE, 'Product Developer'],
  [SOFTWARE, 'Backend Engineer'],
  [SOFTWARE, 'Engineer II'],
  [DATA, 'Applied Scientist'],
  [DATA, 'ML Engineer'],
  [ANALYTICS, 'Insight Analyst'],
  [ARCHITECT, 'Cloud Architect'],
  [ADMINISTRATOR, 'Platform Operator'],
  [SECURITY, 'Cyber Analyst'],
  [QUALITY, 'Test Engineer'],
  [WEB, 'Frontend Engineer'],
  [DESIGN, 'Experience Designer'],
  [CONSULTANT, 'Associate Consultant'],
  [PROJECT, 'Delivery Lead'],
  [SUPPORT, 'Service Desk Analyst'],
  [NURSE, 'Virtual Ward Nurse'],
  [SERVICE, 'Contact Centre Agent'],
  [ACCOUNTANT, 'Finance Partner'],
  [HUMAN_RESOURCES, 'Talent Partner'],
  [TRAINING, 'Learning Designer'],
];
