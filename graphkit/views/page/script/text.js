'use strict';

/* Text and elements. Everything an article says reaches the page through textContent, never as markup. */

const FOLDED = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  '’': "'",
  '‘': "'",
  ʻ: "'",
  ʼ: "'",
  '–': '-',
  '—': '-',
};

/** Lower case without diacritics, so that "lukasz" finds "Łukasz" and "turkiye" finds "Türkiye". */
function fold(text) {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[łđðøßæœþıħŧŋə’‘ʻʼ–—]/g, (letter) => FOLDED[letter])
    .replace(/\s+/g, ' ')
    .trim();
}

/** One printable line, for the canvas, SVG and file names: no line ends, controls or direction marks. */
function oneLine(text, length = 38) {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .trim();
  const letters = Array.from(line);
  return letters.length > length
    ? letters
        .slice(0, length - 1)
        .join('')
        .trimEnd() + '…'
    : line;
}

/** An element with properties, attributes (in `attributes`), listeners (`onClick`) and children, text or elements. */
function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key === 'attributes') for (const [name, text] of Object.entries(value)) element.setAttribute(name, text);
    else if (key === 'class') element.className = value;
    else if (key === 'style') for (const [name, text] of Object.entries(value)) element.style.setProperty(name, text);
    else if (key.startsWith('on')) element.addEventListener(key.slice(2).toLowerCase(), value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const byId = (id) => document.getElementById(id);
const wholeNumber = new Intl.NumberFormat('en');
const count = (number, one, many = one + 's') => `${wholeNumber.format(number)} ${number === 1 ? one : many}`;

/** A name as its own run of text, so that right-to-left names do not disturb the line. */
const nameOf = (text) => el('bdi', { class: 'name', title: text }, text);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "2025-03-09" as "9 Mar 2025". */
function showDay(day) {
  const [year, month, date] = day.split('-');
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** A span of days, as short as it can be: "9 Mar – 2 Apr 2025". */
function showDays(first, last) {
  if (!first && !last) return '';
  if (!first || !last || first === last) return showDay(first || last);
  const from = showDay(first),
    to = showDay(last);
  return first.slice(0, 4) === last.slice(0, 4) ? `${from.slice(0, -5)} – ${to}` : `${from} – ${to}`;
}

function showValue(value) {
  if (Number.isInteger(value)) return wholeNumber.format(value);
  return Math.abs(value) >= 0.0005 ? value.toFixed(3).replace('-', '−') : value.toExponential(1).replaceAll('-', '−');
}

/** The list in pieces of three. */
const triples = (list) => Array.from({ length: Math.floor(list.length / 3) }, (_, i) => list.slice(3 * i, 3 * i + 3));
