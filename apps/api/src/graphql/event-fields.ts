/** How events are asked for. The feed has no end, so that its pages count nothing, and its cursor is there also where a page is empty. */
export const EVENTS = `extend type Query {
  "What happened behind a cursor, oldest first. Go on with \`cursor\`: nothing is missed, and nothing comes twice."
  events(
    "Events on a page, 1 to 1,000. Default: 100." first: Int
    "Begins behind this cursor. \`newest\` gives no event and the cursor of this moment. Default: the first event." after: String
    "The id of a catalog. Default: all." catalog: String
    "Types of events. Default: all." types: [String!]
  ): EventConnection!
}

"A page of the feed."
type EventConnection {
  "The events with their cursors."
  edges: [EventEdge!]!
  "The events alone."
  nodes: [Event!]!
  "Where the page stands in the feed."
  pageInfo: PageInfo!
  "For \`after\`: the newest sequence that was looked at, also where filters hid what is there, and where nothing is new."
  cursor: String!
}

"An event of a page."
type EventEdge {
  "Its sequence, which \`after\` takes to go on behind it."
  cursor: String!
  "The event itself."
  node: Event!
}`;
