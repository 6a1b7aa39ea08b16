// Actors, who appears with whom (CO_OCCURS_WITH, without direction, stored from the smaller id to the larger)
// and who speaks about whom (SPEAKS_ABOUT, from the speaker). Safe to run again.
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
UNWIND [
  {id: 'ana-almeida.person', name: 'Ana Almeida', type: 'PERSON', aliases: ['Ana Almeida', 'Almeida'], mentions: 7, documents: 2, first: '2025-03-01', last: '2025-03-09', wikidata: null, degree: 2, strength: 3, betweenness: 1.0, closeness: 0.75, eigenvector: 0.0, core: 0, quotes_given: 1, quotes_received: 0, pagerank: 0.25, community: 0, community_label: 'Ana Almeida, Norland', x: -10.5, y: 2.0, size: 60.0, color: '#332288'},
  {id: 'bank.org', name: '=Bank & "Trust" <1>', type: 'ORG', aliases: ['=Bank & "Trust" <1>', 'a|b; c\\d'], mentions: 2, documents: 1, first: null, last: null, wikidata: null, degree: 1, strength: 1, betweenness: 0.0, closeness: 1e-05, eigenvector: 0.0, core: 0, quotes_given: 0, quotes_received: 0, pagerank: 0.0, community: 0, community_label: 'Ana Almeida, Norland', x: -1000.0, y: 0.0, size: 38.87, color: '#332288'},
  {id: 'norland.gpe', name: 'Norland', type: 'GPE', aliases: ['Norland'], mentions: 4, documents: 2, first: '2025-03-01', last: '2025-03-01', wikidata: null, degree: 1, strength: 2, betweenness: 0.0, closeness: 0.5, eigenvector: 0.0, core: 0, quotes_given: 0, quotes_received: 1, pagerank: 0.75, community: 0, community_label: 'Ana Almeida, Norland', x: 1000.0, y: -5.5, size: 50.82, color: '#332288'},
  {id: 'zoë-o\'neil.person', name: 'Zoë O\'Neil', type: 'PERSON', aliases: null, mentions: 1, documents: 1, first: null, last: null, wikidata: null, degree: 0, strength: 0, betweenness: 0.0, closeness: 0.0, eigenvector: 0.0, core: 0, quotes_given: 0, quotes_received: 0, pagerank: 0.0, community: 1, community_label: 'Zoë O\'Neil', x: 0.0, y: 0.0, size: 10.0, color: '#bbbbbb'}
] AS row
MERGE (a:Actor {id: row.id})
SET a += row;
UNWIND [
  ['ana-almeida.person', 'bank.org', {id: 'c0', weight: 1, kind: 'cooccurrence', weight_raw: 1, documents: 1, stories: 1, outlets: 0, npmi: -0.125, significance: 0.5, alpha: 1.0, proximity: null, first: null, last: null, cue_classes: null, example: null}],
  ['ana-almeida.person', 'norland.gpe', {id: 'c1', weight: 2, kind: 'cooccurrence', weight_raw: 2, documents: 1, stories: 1, outlets: 0, npmi: 0.25, significance: 4.75, alpha: 1.0, proximity: null, first: '2025-03-01', last: '2025-03-09', cue_classes: null, example: 'Ana Almeida met Norland\'s envoys.'}]
] AS row
MATCH (s:Actor {id: row[0]}), (t:Actor {id: row[1]})
MERGE (s)-[r:CO_OCCURS_WITH]->(t)
SET r += row[2];
UNWIND [
  ['ana-almeida.person', 'norland.gpe', {id: 'q0', weight: 1, kind: 'quote', weight_raw: 1, documents: 1, stories: 1, outlets: 0, npmi: null, significance: null, alpha: 1.0, proximity: null, first: '2025-03-09', last: null, cue_classes: null, example: '“Norland must pay,” Ana Almeida said.'}]
] AS row
MATCH (s:Actor {id: row[0]}), (t:Actor {id: row[1]})
MERGE (s)-[r:SPEAKS_ABOUT]->(t)
SET r += row[2];
