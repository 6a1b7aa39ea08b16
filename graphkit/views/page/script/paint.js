/* Painting: edges from light to heavy, marks above them, names (in `labels`) on top. */

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
  const width =
    Math.max(strength > 1 ? 1.3 : 0.8, widthOf(edge) * Math.max(0.55, Math.min(scale, 1.4))) + (lit ? 1.5 : 0);
  const stroke = [sx(x1), sy(y1), cx === null ? null : sx(cx), cx === null ? null : sy(cy), sx(x2), sy(y2)];
  if (edge.kind === 0) {
    const a = actors[edge.source],
      b = actors[edge.target];
    const own = state.colour === 'community' && a.group >= 0 && a.group === b.group;
    const alpha = lit ? 0.95 : Math.min(0.9, ((own ? 0.55 : 0.45) * calm + 0.45 * share) * strength);
    pen.curve(stroke, { colour: own ? groupColour(a.group, ground) : ink.line, width, alpha });
    return;
  }
  const alpha = lit ? 1 : Math.min(0.95, (0.55 * calm + 0.45 * share) * strength);
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
