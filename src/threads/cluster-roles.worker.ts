import {
  type ClusteredRoles,
  type ClusterRolesInput,
  clusterRoles,
} from '../analytics/clusters/cluster-roles.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests<ClusterRolesInput, ClusteredRoles>((input, report) => ({
  response: clusterRoles(input, report),
}));
