/** The project's YAML: campaigns, topics and word rules. docs/campaigns.md. */
export { type Fault, faultLine } from '../yaml.ts';
export { editorSchema } from './language.ts';
export { type Content, giveCampaigns, loadCampaigns, type Loaded } from './load.ts';
export { watchCampaigns, type WatchOptions } from './watch.ts';
