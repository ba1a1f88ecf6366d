import type { ProviderCall, ProviderReply } from '../servers/fake-provider.js';
import { chatRequest, choiceOf, openAiAnswer } from './openai-player.js';
import { headerOf, jsonOf } from './played-api.js';
import type { PlayedApi } from './played-api.js';

/** An Azure resource with one deployment, a key, and a token of Entra ID. */
export interface AzureResource {
  readonly deployment: string;
  readonly key: string;
  readonly token: string;
}

const REQUEST_ID = 'bb943c68-99ed-46ab-bda9-a5efbdf5897a';
const HEADERS = {
  'apim-request-id': REQUEST_ID,
  'x-request-id': '3a8b1a44-a02c-4a07-b51d-1c88acec4c4f',
  'x-ms-region': 'West Europe',
  'x-ms-deployment-name': 'mini-eu',
  'x-ratelimit-remaining-requests': '79',
  'x-ratelimit-remaining-tokens': '61353',
  'azureml-model-session': 'd008-20240215231538',
};

/** Nothing found, in every category that Azure looks at. */
export const AZURE_SAFE = {
  hate: { filtered: false, severity: 'safe' },
  self_harm: { filtered: false, severity: 'safe' },
  sexual: { filtered: false, severity: 'safe' },
  violence: { filtered: false, severity: 'safe' },
};

/** Azure OpenAI: the API without dates, and the one with a date in the address. */
export function azureApi(resource: AzureResource): PlayedApi {
  return {
    refusalOf: (call) => azureRefusal(call, resource),
    answer: (text) => azureAnswer({ choices: [azureChoice(text)] }),
  };
}

function azureRefusal(
  call: ProviderCall,
  { deployment, key, token }: AzureResource,
): ProviderReply | null {
  const isKnown =
    headerOf(call, 'api-key') === key || headerOf(call, 'authorization') === `Bearer ${token}`;
  if (!isKnown) {
    const words =
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.';
    return azureError(401, '401', words);
  }
  const asked = deploymentOf(call);
  if (asked === null) return azureError(404, '404', 'Resource not found');
  if (asked !== deployment) {
    const words =
      'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.';
    return azureError(404, 'DeploymentNotFound', words);
  }
  const checked = chatRequest.safeParse(jsonOf(call));
  return checked.success ? null : azureError(400, 'invalid_request_error', checked.error.message);
}

const DATED =
  /^\/openai\/deployments\/([^/?]+)\/chat\/completions\?api-version=\d{4}-\d{2}-\d{2}(?:-preview)?$/;
const UNDATED = /^\/openai\/v1\/chat\/completions(?:\?api-version=preview)?$/;

/** The deployment that a call asks: in its address, or as its model. Null where nothing listens. */
function deploymentOf(call: ProviderCall): string | null {
  const dated = DATED.exec(call.path)?.[1];
  if (dated !== undefined) return decodeURIComponent(dated);
  if (!UNDATED.test(call.path)) return null;
  const checked = chatRequest.safeParse(jsonOf(call));
  return checked.success ? checked.data.model : '';
}

/** One choice with what Azure's filters say of it. */
export function azureChoice(
  text: string | null,
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  return choiceOf(text, {
    content_filter_results: {
      ...AZURE_SAFE,
      protected_material_text: { filtered: false, detected: false },
    },
    ...change,
  });
}

/** A chat completion of Azure's, with what is given in place of the ordinary. */
export function azureAnswer(change: Readonly<Record<string, unknown>> = {}): ProviderReply {
  const filters = { ...AZURE_SAFE, jailbreak: { filtered: false, detected: false } };
  const { body } = openAiAnswer({
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: filters }],
    choices: [azureChoice('Paris.')],
    ...change,
  });
  // What is Azure's own comes in place of OpenAI's edge.
  return { body, headers: HEADERS };
}

/** The error of a question that Azure's filters stopped. */
export function azureFiltered(
  found: Readonly<Record<string, unknown>> = { violence: { filtered: true, severity: 'medium' } },
): ProviderReply {
  const words =
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.";
  return {
    status: 400,
    headers: HEADERS,
    body: {
      error: {
        message: words,
        type: null,
        param: 'prompt',
        code: 'content_filter',
        status: 400,
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: { ...AZURE_SAFE, ...found },
        },
      },
    },
  };
}

/** An error as Azure words it. */
export function azureError(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): ProviderReply {
  return { status, headers: { ...HEADERS, ...headers }, body: { error: { code, message } } };
}
