/**
 * Shaders of the cell surface. A fragment's colour is the mean of the texels under its footprint on the lattice, by
 * the exact shares of the footprint: edges are smooth to the pixel, nothing flickers between pixels, and squares stay
 * squares at every scale. The level is chosen so that a footprint lies on three by three texels at most.
 */
import { PAGE_SHIFT, PAGES_PER_POOL_ROW } from '../data/cell-pages.ts';

/** Texels of the directory texture in a row. */
export const DIRECTORY_WIDTH = 512;

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
out vec4 fragColour;

vec4 colourOf(ivec2 texel) {
  ivec2 page = texel >> ${PAGE_SHIFT};
  if (page.x < 0 || page.y < 0 || page.x >= u_level.z || page.y >= u_level.w) return vec4(0.0);
  int entry = u_level.y + page.y * u_level.z + page.x;
  int number = int(texelFetch(u_directory, ivec2(entry % ${DIRECTORY_WIDTH}, entry / ${DIRECTORY_WIDTH}), 0).r) - 1;
  if (number < 0) return vec4(0.0);
  ivec2 corner = ivec2(number % ${PAGES_PER_POOL_ROW}, number / ${PAGES_PER_POOL_ROW}) << ${PAGE_SHIFT};
  uint value = texelFetch(u_pool, corner + (texel & ${(1 << PAGE_SHIFT) - 1}), 0).r;
  vec4 colour = texelFetch(u_palette, ivec2(int(value), 0), 0);
  return vec4(colour.rgb * colour.a, colour.a);
}

void main() {
  vec2 position = v_lattice / float(1 << u_level.x);
  vec2 footprint = fwidth(position);
  vec2 low = position - 0.5 * footprint;
  vec2 high = position + 0.5 * footprint;
  ivec2 first = ivec2(floor(low));
  ivec2 last = min(ivec2(floor(high)), first + 2);
  vec4 colour;
  if (first == last) {
    colour = colourOf(first);
  } else {
    colour = vec4(0.0);
    for (int row = first.y; row <= last.y; row++) {
      float rowShare = min(high.y, float(row + 1)) - max(low.y, float(row));
      for (int column = first.x; column <= last.x; column++) {
        float columnShare = min(high.x, float(column + 1)) - max(low.x, float(column));
        colour += rowShare * columnShare * colourOf(ivec2(column, row));
      }
    }
    colour /= footprint.x * footprint.y;
  }
  vec2 toEdge = min(fract(position), 1.0 - fract(position)) / footprint;
  float line = u_grid * (1.0 - clamp(min(toEdge.x, toEdge.y), 0.0, 1.0));
  fragColour = colour * (1.0 - line);
}
`;
