import {
  configure,
  type Asked,
  type CompiledRelease,
  type ConfigurationFile,
  type ConfiguredAnswer,
  type ConfigureQuestion,
} from '@plimsoll/engine';
import { leftOutInJapanese } from './write/configuration/left-out-japanese.js';
import { writeConfiguration } from './write/configuration/write-configuration.js';

/** Configures a stack and writes what creates it: what every door answers with. Throws Problem (422) as `configure` does. */
export function configureAnswer(release: CompiledRelease, question: Asked<ConfigureQuestion>): ConfiguredAnswer {
  const answer = configure(release, question);
  const { azureCli, bicep, arm, terraform, terraformJson, leftOut } = writeConfiguration(answer.design);
  const files: Record<ConfigurationFile, string> = {
    'main.tf': terraform,
    'main.tf.json': asJson(terraformJson),
    'main.bicep': bicep,
    'azuredeploy.json': asJson(arm),
    'create.sh': azureCli,
  };
  return { ...answer, files, leftOut: question.locale === 'ja' ? leftOut.map(leftOutInJapanese) : [...leftOut] };
}

const asJson = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;
