import { askAtHand } from './ask-at-hand.mjs';
import { askService } from './ask-service.mjs';

const [baseUrl] = process.argv.slice(2);
process.stdout.write(JSON.stringify([await askService(baseUrl), await askAtHand()]));
