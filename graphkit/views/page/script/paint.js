/* Painting: edges from light to heavy, marks above them, names on top. */

const drawOrder = edges.map((edge) => edge.number).sort((a, b) => edges[a].weight - edges[b].weight);

/** Paint what is visible. `view`: width and height in pixels, scale, and the world point (x, y) in the middle. */
function paint(pen, view, { ground = theme(), background = false, textScale = 1 } = {}) {
  const ink = INK[ground];
  if (background) pen.fillAll(view.width, view.height, ink.paper);
  const focus = focusOf();
  const sx = (x) => (x - view.x) * view.scale + view.width / 2;
  const sy = (y) => (y - view.y) * view.scale + view.height / 2;
  const rest = [],
    first = [];
  for (const i of drawOrder) {
    if (visible.edges[i]) (focus && edgeInFocus(focus, edges[i]) ? first : rest).push(edges[i]);
  }
  const drawn = moving && rest.length > WHILE_MOVING ? rest.slice(-WHILE_MOVING) : rest;
  for (const edge of drawn) paintEdge(pen, edge, sx, sy, view.scale, ink, ground, focus ? FADED : 1);
  for (const edge of first) paintEdge(pen, edge, sx, sy, view.scale, ink, ground, 2.2);
  actors.forEach((actor, i) => {
    if (!visible.actors[i]) return;
    const faded = focus && !focus.actors.has(i);
    const chosen = i === state.actor || (state.tie && state.tie.includes(i)) || i === hovered.actor;
    const fill = colourOf(actor, ground),
      x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale,
      alpha = faded ? 0.22 : 1;
    drawShape(pen, actor.type, x, y, r, {
      fill,
      stroke: chosen ? ink.ink : ink.rim,
      width: (chosen ? 5 : 3) * textScale,
      alpha,
    });
    if (ground !== 'dark' && !faded && !chosen)
      drawShape(pen, actor.type, x, y, r, { stroke: deepen(fill), width: 0.9 * textScale, alpha });
  });
  paintLabels(pen, view, sx, sy, ink, focus, textScale);
}

function paintEdge(pen, edge, sx, sy, scale, ink, ground, strength) {
  const [x1, y1, cx, cy, x2, y2] = strokeOf(edge);
  const lit = hovered.edge === edge.number;
  const share = shareOf(edge);
  const width = Math.max(strength > 1 ? 1.3 : 0.6, widthOf(edge) * Math.min(scale, 1.4)) + (lit ? 1.5 : 0);
  const stroke = [sx(x1), sy(y1), cx === null ? null : sx(cx), cx === null ? null : sy(cy), sx(x2), sy(y2)];
  if (edge.kind === 0) {
    const a = actors[edge.source],
      b = actors[edge.target];
    const own = state.colour === 'community' && a.group >= 0 && a.group === b.group;
    const alpha = lit ? 0.95 : Math.min(0.85, ((own ? 0.4 : 0.32) * calm + 0.5 * share) * strength);
    pen.curve(stroke, { colour: own ? groupColour(a.group, ground) : ink.line, width, alpha });
    return;
  }
  const alpha = lit ? 1 : Math.min(0.95, (0.42 * calm + 0.5 * share) * strength);
  const head = Math.min(7 * Math.max(0.55, Math.min(scale, 1.4)) + width * 1.1, 16);
  const [, , mx, my, ex, ey] = stroke;
  const length = Math.hypot(ex - mx, ey - my) || 1,
    ux = (ex - mx) / length,
    uy = (ey - my) / length;
  pen.curve([stroke[0], stroke[1], mx, my, ex - ux * head * 0.7, ey - uy * head * 0.7], {
    colour: ink.quote,
    width: width * 0.8,
    alpha,
  });
  pen.polygon(
    [
      [ex, ey],
      [ex - ux * head - uy * head * 0.42, ey - uy * head + ux * head * 0.42],
      [ex - ux * head + uy * head * 0.42, ey - uy * head - ux * head * 0.42],
    ],
    { fill: ink.quote, alpha: Math.min(1, alpha * 1.25) },
  );
}

/* Labels: the most important first, each where there is room, none over another; more appear on the way in. */

const widths = new Map();

function paintLabels(pen, view, sx, sy, ink, focus, textScale) {
  const taken = [];
  const roomFor = Math.max(12, Math.round((view.width * view.height) / (8600 * textScale * textScale)));
  const shown = labelOrder(focus).filter((i) => visible.actors[i]);
  for (const i of shown) {
    const r = radii[i] * view.scale;
    if (r > 7 * textScale)
      taken.push([sx(places[i].x) - r, sy(places[i].y) - r, sx(places[i].x) + r, sy(places[i].y) + r, i]);
  }
  const smallest = visible.actorCount <= 60 ? 12.5 : 11;
  let drawn = 0;
  for (const i of shown) {
    if (drawn >= roomFor) break;
    const x = sx(places[i].x),
      y = sy(places[i].y),
      r = radii[i] * view.scale;
    if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
    const must = i === state.actor || i === hovered.actor || (state.tie && state.tie.includes(i));
    const near = focus && focus.actors.has(i);
    if (focus && !near && drawn > roomFor / 2) continue;
    const share = (radii[i] - SMALLEST) / (LARGEST - SMALLEST);
    const size = (Math.round((smallest + (15.5 - smallest) * share) * 2) / 2) * textScale,
      weight = share > 0.45 || must ? 600 : 400;
    const spot = findSpot(pen, actors[i].label, x, y, r, size, weight, taken, i, textScale, must, view);
    if (!spot) continue;
    taken.push([...spot.box, -1]);
    pen.text(spot.x, spot.y, actors[i].label, {
      size,
      weight,
      fill: ink.ink,
      halo: ink.paper,
      align: spot.align,
      alpha: focus && !near ? 0.3 : 1,
    });
    drawn += 1;
  }
}

let rankedFor = '',
  ranked = [];
function labelOrder(focus) {
  if (rankedFor !== state.size) {
    rankedFor = state.size;
    ranked = actors
      .map((_, i) => i)
      .sort((a, b) => radii[b] - radii[a] || actors[b].heaviest - actors[a].heaviest || a - b);
  }
  if (!focus) return ranked;
  const score = (i) =>
    i === hovered.actor || i === state.actor || (focus.ends && focus.actors.has(i)) ? 0 : focus.actors.has(i) ? 1 : 2;
  return [0, 1, 2].flatMap((level) => ranked.filter((i) => score(i) === level));
}

function findSpot(pen, text, x, y, r, size, weight, taken, own, textScale, must, view) {
  const key = `${size}|${weight}|${text}`;
  if (!widths.has(key)) widths.set(key, pen.measure(text, size, weight));
  const w = widths.get(key),
    h = size * 1.16,
    gap = 3 * textScale;
  const spots = [
    { x, y: y + r + gap + h / 2, align: 'center', left: x - w / 2 },
    { x: x + r + gap + 1, y, align: 'left', left: x + r + gap + 1 },
    { x, y: y - r - gap - h / 2, align: 'center', left: x - w / 2 },
    { x: x - r - gap - 1, y, align: 'right', left: x - r - gap - 1 - w },
  ];
  const pad = 3 * textScale;
  for (const spot of spots) {
    spot.box = [spot.left - pad, spot.y - h / 2 - pad / 2, spot.left + w + pad, spot.y + h / 2 + pad / 2];
    const [left, top, right, bottom] = spot.box;
    if (left < 0 || right > view.width || top < 0 || bottom > view.height) continue;
    if (!taken.some(([l, t, rr, b, who]) => who !== own && l < right && rr > left && t < bottom && b > top))
      return spot;
  }
  return must ? spots[0] : null;
}
