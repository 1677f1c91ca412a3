import {
  type HedonicInput,
  type HedonicPremiums,
  hedonicPremiums,
} from '../analytics/wages/hedonic-regression.ts';
import { serveRequests } from './serve-requests.ts';

serveRequests<HedonicInput, HedonicPremiums | null>((input, report) => ({
  response: hedonicPremiums(input, report),
}));
