/** What the page `/problems/<code>` says. */
export interface ProblemType {
  readonly title: string;
  readonly status: number;
  readonly remedy: string;
}

const type = (status: number, title: string, remedy: string): ProblemType => ({ status, title, remedy });

/** Codes are permanent. Those of status 422 are what the engine and the readers say of a question that has the right shape. */
export const problemTypes: Readonly<Record<string, ProblemType>> = Object.freeze({
  'invalid-request': type(400, 'The request does not have the right shape', 'Mend the places named in `errors`.'),
  'invalid-json': type(400, 'The body is not JSON', 'Send one JSON value in UTF-8.'),
  'forbidden-key': type(400, 'The body holds a key that is refused', 'Leave out keys that name an object prototype.'),
  'forbidden-character': type(400, 'A text holds a character that is refused', 'Leave out U+0000 and lone surrogates.'),
  'too-deep': type(400, 'The body is nested too deeply', 'Send a flatter document.'),
  'too-many-values': type(400, 'The body holds too many values', 'Send a smaller document.'),
  'duplicate-parameter': type(
    400,
    'A query parameter is given more than once',
    'Give a list as one value with commas.',
  ),
  'invalid-page-token': type(400, 'The page token is not one of this list', 'Start again without `pageToken`.'),
  'malformed-url': type(400, 'The address cannot be read', 'Check the percent-encoding of the path.'),
  'bad-request': type(400, 'The request cannot be read', 'Check that the request is valid HTTP.'),
  'not-found': type(404, 'Nothing is here', 'See /openapi.json for the addresses there are.'),
  'catalog-not-found': type(404, 'There is no such catalog', 'See /v1/catalogs.'),
  'release-not-found': type(404, 'There is no such release', 'See /v1/catalogs/{catalog}/releases.'),
  'item-not-found': type(404, 'The release holds no such item', 'See the list of that kind in the release.'),
  'text-not-found': type(404, 'The text of this revision is not stored', 'See the revisions of the source.'),
  'problem-not-found': type(404, 'There is no such problem', 'See /problems.'),
  'method-not-allowed': type(405, 'The address does not take this method', 'Use a method named in `Allow`.'),
  'not-acceptable': type(406, 'The answer cannot be given in this form', 'Accept one of the forms named in `detail`.'),
  'request-timeout': type(408, 'The request did not arrive in time', 'Send it again.'),
  split: type(410, 'The option was split', 'Use one of the options named in `errors`.'),
  'body-too-large': type(413, 'The body is too large', 'Send a smaller document.'),
  'url-too-long': type(414, 'The address is too long', 'Use POST where the route takes it.'),
  'unsupported-media-type': type(415, 'The body has the wrong media type', 'Send `Content-Type: application/json`.'),
  'category-without-options': type(422, 'The category has nothing to choose from', 'Ask for another category.'),
  'contradictory-requirements': type(422, 'Two requirements contradict each other', 'Keep one of them.'),
  'design-too-large': type(422, 'The design is too large', 'Send the parts of the design one by one.'),
  'duplicate-dimension': type(422, 'A dimension is named twice', 'Name it once.'),
  'duplicate-option': type(422, 'An option is named twice', 'Name it once.'),
  'duplicate-requirement': type(422, 'A requirement is asked twice', 'Ask for it once.'),
  'exactly-one-option': type(422, 'Two releases are compared on one option', 'Name exactly one option.'),
  'invalid-question': type(422, 'Several places of the question are wrong', 'Mend the places named in `errors`.'),
  'malformed-document': type(422, 'The document holds what cannot be read', 'Mend the places named in `errors`.'),
  'no-cluster': type(422, 'The document holds no cluster', 'Send a document that describes a cluster.'),
  'option-not-in-category': type(422, 'An option is not of the category', 'Leave out the category or the option.'),
  'options-or-category-required': type(422, 'Nothing to compare is named', 'Name options or a category.'),
  'reference-not-compared': type(422, 'The reference is not compared', 'Name one of the compared options.'),
  'release-and-releases': type(422, 'One release and two releases are asked for', 'Keep one of the two fields.'),
  'requirement-not-needed': type(422, 'A requirement is asked as not needed', 'Leave it out.'),
  'requirement-of-another-category': type(422, 'A requirement is not asked of the category', 'Leave it out.'),
  'unknown-category': type(422, 'The release holds no such category', 'See the categories of the release.'),
  'unknown-dimension': type(422, 'The release holds no such dimension', 'See the dimensions of the release.'),
  'unknown-group': type(422, 'No dimension is in such a group', 'See the dimensions of the release.'),
  'unknown-option': type(422, 'The release holds no such option', 'See the options of the release.'),
  'unknown-requirement': type(422, 'The release holds no such requirement', 'See the requirements of the release.'),
  'unknown-source': type(422, 'The release holds no such source', 'See the sources of the release.'),
  'unrecognised-document': type(
    422,
    'The format of the document is not recognised',
    'Say the format, or send another one.',
  ),
  'value-out-of-range': type(422, 'A value cannot be asked with', 'Give a value in the range.'),
  'weight-on-must': type(422, 'A must has a weight', 'Leave out the weight, or prefer it.'),
  'wrong-value-type': type(422, 'A value is of the wrong type', 'Give a value of the type that is named.'),
  'headers-too-large': type(431, 'The request headers are too large', 'Send fewer or smaller headers.'),
  'internal-error': type(500, 'The service failed', 'Report the request id.'),
  'not-ready': type(503, 'The service is not ready', 'Try again shortly.'),
});
