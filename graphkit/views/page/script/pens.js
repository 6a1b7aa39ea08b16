/* Two pens with the same strokes: one draws on a canvas, one writes SVG. All measures are in pixels of the picture. */

class CanvasPen {
  constructor(context) {
    this.context = context;
  }

  font(size, weight) {
    return `${weight} ${size}px ${FONT}`;
  }

  measure(text, size, weight) {
    this.context.font = this.font(size, weight);
    return this.context.measureText(text).width;
  }

  fillAll(width, height, colour) {
    this.context.fillStyle = colour;
    this.context.fillRect(0, 0, width, height);
  }

  curve([x1, y1, cx, cy, x2, y2], { colour, width, alpha }) {
    const context = this.context;
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(x1, y1);
    if (cx === null) context.lineTo(x2, y2);
    else context.quadraticCurveTo(cx, cy, x2, y2);
    context.stroke();
  }

  polygon(points, { fill, stroke, width = 0, alpha = 1 }) {
    this.context.beginPath();
    points.forEach(([x, y], i) => (i ? this.context.lineTo(x, y) : this.context.moveTo(x, y)));
    this.context.closePath();
    this.paint({ fill, stroke, width, alpha });
  }

  circle(x, y, radius, { fill, stroke, width = 0, alpha = 1 }) {
    this.context.beginPath();
    this.context.arc(x, y, radius, 0, 2 * Math.PI);
    this.paint({ fill, stroke, width, alpha });
  }

  paint({ fill, stroke, width, alpha }) {
    const context = this.context;
    context.globalAlpha = alpha;
    if (stroke && width) {
      context.lineWidth = width;
      context.strokeStyle = stroke;
      context.lineJoin = 'round';
      context.stroke();
    }
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
  }

  text(x, y, text, { size, weight, fill, halo, align, alpha }) {
    const context = this.context;
    context.globalAlpha = alpha;
    context.font = this.font(size, weight);
    context.textAlign = align;
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = size * 0.28;
    context.strokeStyle = halo;
    context.strokeText(text, x, y);
    context.fillStyle = fill;
    context.fillText(text, x, y);
  }
}

class SvgPen {
  constructor(measurer) {
    this.parts = [];
    this.measurer = measurer;
  }

  measure(text, size, weight) {
    return this.measurer.measure(text, size, weight);
  }

  fillAll(width, height, colour) {
    this.tag('rect', { width, height, fill: colour });
  }

  curve([x1, y1, cx, cy, x2, y2], { colour, width, alpha }) {
    const n = SvgPen.number;
    const d =
      cx === null ? `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}` : `M${n(x1)} ${n(y1)}Q${n(cx)} ${n(cy)} ${n(x2)} ${n(y2)}`;
    this.tag('path', { d, fill: 'none', stroke: colour, 'stroke-width': n(width), 'stroke-opacity': n(alpha) });
  }

  polygon(points, { fill, stroke, width = 0, alpha = 1 }) {
    this.tag('polygon', {
      points: points.map(([x, y]) => `${SvgPen.number(x)},${SvgPen.number(y)}`).join(' '),
      ...SvgPen.look({ fill, stroke, width, alpha }),
    });
  }

  circle(x, y, radius, look) {
    this.tag('circle', { cx: SvgPen.number(x), cy: SvgPen.number(y), r: SvgPen.number(radius), ...SvgPen.look(look) });
  }

  text(x, y, text, { size, weight, fill, halo, align, alpha }) {
    const anchor = { left: 'start', right: 'end', center: 'middle' }[align];
    this.tag(
      'text',
      {
        x: SvgPen.number(x),
        y: SvgPen.number(y),
        'font-family': FONT,
        'font-size': SvgPen.number(size),
        'font-weight': weight,
        fill,
        opacity: SvgPen.number(alpha),
        stroke: halo,
        'stroke-width': SvgPen.number(size * 0.28),
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
        'text-anchor': anchor,
        'dominant-baseline': 'central',
      },
      text,
    );
  }

  tag(name, attributes, text = '') {
    const list = Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
      .join('');
    this.parts.push(text ? `<${name}${list}>${escapeXml(text)}</${name}>` : `<${name}${list}/>`);
  }

  document(width, height, title) {
    return `<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">\n<title>${escapeXml(title)}</title>\n${this.parts.join('\n')}\n</svg>\n`;
  }

  static number(value) {
    return Math.round(value * 100) / 100;
  }

  static look({ fill, stroke, width = 0, alpha = 1 }) {
    return {
      fill: fill || 'none',
      opacity: SvgPen.number(alpha),
      ...(stroke && width
        ? { stroke, 'stroke-width': SvgPen.number(width), 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
    };
  }
}

/** Text inside XML: markup escaped, what XML 1.0 cannot hold replaced. */
function escapeXml(text) {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]);
}
