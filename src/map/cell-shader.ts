/**
 * Shaders of the cell surface. A fragment's colour is the mean of four points of its footprint on the lattice: edges
 * are smooth, little flickers between pixels, and squares stay squares at every scale. The level is chosen so that a
 * footprint is under two texels wide. Weighing every texel under the footprint by its exact share looks the same on a
 * wall and takes ten times as long on a graphics card made of software.
 */

import { PAGE_SHIFT, PAGES_PER_POOL_ROW, POOL_ROW_SHIFT } from '../data/cell-pages.ts';
import { PATTERN_PERIOD_PX, PATTERN_SHARE, PATTERNS } from '../state/layers/patterns.ts';

/** Texels of the directory texture in a row. */
const DIRECTORY_SHIFT = 9;
export const DIRECTORY_WIDTH = 1 << DIRECTORY_SHIFT;

export const VERTEX_SHADER = `#version 300 es
precision highp float;
in vec4 a_x;
in vec4 a_y;
in vec4 a_lattice;
uniform mat4 u_matrix;
uniform vec4 u_anchor;
out vec2 v_lattice;

void main() {
  bool east = (gl_VertexID & 1) == 1;
  bool north = (gl_VertexID & 2) == 2;
  vec2 x = east ? a_x.zw : a_x.xy;
  vec2 y = north ? a_y.zw : a_y.xy;
  vec2 fromAnchor = vec2(x.x - u_anchor.x + (x.y - u_anchor.y), y.x - u_anchor.z + (y.y - u_anchor.w));
  v_lattice = vec2(east ? a_lattice.y : a_lattice.x, north ? a_lattice.w : a_lattice.z);
  gl_Position = u_matrix * vec4(fromAnchor, 0.0, 1.0);
}
`;

export const FRAGMENT_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
in vec2 v_lattice;
uniform usampler2D u_directory;
uniform usampler2D u_pool;
uniform sampler2D u_palette;
// Shift of the level, where it begins in the directory, its columns and rows there.
uniform ivec4 u_level;
// How far the lines between squares show, 0 to 1.
uniform float u_grid;
// Pixels of the card to a pixel of the page; 0 for no patterns.
uniform float u_patterned;
out vec4 fragColour;

// No branches: lanes of a card made of software wait for each other at every one.
// Row 0 of the palette holds colours, row 1 the pattern of each class.
vec4 paletteAt(vec2 position, int row) {
  ivec2 texel = ivec2(floor(position));
  ivec2 page = clamp(texel >> ${PAGE_SHIFT}, ivec2(0), u_level.zw - 1);
  int place = u_level.y + page.y * u_level.z + page.x;
  int number = int(texelFetch(u_directory, ivec2(place & ${DIRECTORY_WIDTH - 1}, place >> ${DIRECTORY_SHIFT}), 0).r) - 1;
  int known = max(number, 0);
  ivec2 corner = ivec2(known & ${PAGES_PER_POOL_ROW - 1}, known >> ${POOL_ROW_SHIFT}) << ${PAGE_SHIFT};
  uint value = texelFetch(u_pool, corner + (texel & ${(1 << PAGE_SHIFT) - 1}), 0).r;
  vec4 entry = texelFetch(u_palette, ivec2(int(value), row), 0);
  return number < 0 ? vec4(0.0) : entry;
}

vec4 colourOf(vec2 position) {
  vec4 colour = paletteAt(position, 0);
  return vec4(colour.rgb * colour.a, colour.a);
}

// The same rule as isInked of the state's patterns.
float isLine(float at) {
  return step(fract(at), ${PATTERN_SHARE.toFixed(2)});
}

float inkOf(int pattern) {
  vec2 at = gl_FragCoord.xy / (u_patterned * ${PATTERN_PERIOD_PX.toFixed(1)});
  float rising = isLine(at.x - at.y);
  float falling = isLine(at.x + at.y);
  if (pattern == ${PATTERNS.indexOf('rising')}) return rising;
  if (pattern == ${PATTERNS.indexOf('falling')}) return falling;
  if (pattern == ${PATTERNS.indexOf('crossed')}) return max(rising, falling);
  if (pattern == ${PATTERNS.indexOf('level')}) return isLine(at.y);
  if (pattern == ${PATTERNS.indexOf('upright')}) return isLine(at.x);
  if (pattern == ${PATTERNS.indexOf('dots')}) return step(length(fract(at) - 0.5), ${PATTERN_SHARE.toFixed(2)});
  return 0.0;
}

void main() {
  vec2 position = v_lattice / float(1 << u_level.x);
  vec2 footprint = fwidth(position);
  vec2 reach = 0.25 * footprint;
  vec4 colour = 0.25 * (colourOf(position - reach) + colourOf(position + reach)
    + colourOf(position + vec2(reach.x, -reach.y)) + colourOf(position + vec2(-reach.x, reach.y)));
  vec2 toEdge = min(fract(position), 1.0 - fract(position)) / footprint;
  float line = u_grid * (1.0 - clamp(min(toEdge.x, toEdge.y), 0.0, 1.0));
  fragColour = colour * (1.0 - line);
  if (u_patterned > 0.0) {
    int pattern = int(paletteAt(position, 1).r * 255.0 + 0.5);
    float luma = dot(colour.rgb, vec3(0.299, 0.587, 0.114)) / max(colour.a, 1e-3);
    float ink = 0.6 * inkOf(pattern) * fragColour.a;
    fragColour.rgb = mix(fragColour.rgb, vec3(luma < 0.5 ? fragColour.a : 0.0), ink);
  }
}
`;
