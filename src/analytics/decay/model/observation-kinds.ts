export type ObservationKind = 'ASSESSMENT' | 'DELIVERY' | 'SIMULATION' | 'PEER_REVIEW';
export const observationKinds: readonly ObservationKind[] = [
  'ASSESSMENT',
  'DELIVERY',
  'SIMULATION',
  'PEER_REVIEW',
];
