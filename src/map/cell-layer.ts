/**
 * The cell surface as a layer of the map: textures that hold one class per cell, a palette, and one draw call for all
 * of Japan. Classes and palette are set from outside at any time and reach the graphics card in the next frame.
 */
import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibreMap } from 'maplibre-gl';
import { type CellPages, createPoolWriter, POOL_WIDTH } from '../data/cell-pages.ts';
import { mercatorX, mercatorY } from '../model/web-mercator.ts';
import { anchoredMatrix, cellRectangles, levelForScale, RECTANGLE_STRIDE, split } from './cell-geometry.ts';
import { DIRECTORY_WIDTH, FRAGMENT_SHADER, VERTEX_SHADER } from './cell-shader.ts';
import { compileProgram } from './gl-program.ts';
import { LAYER } from './map-style.ts';

/** Pixels per square from which, and by which, the lines between squares appear. */
const GRID_FROM_PIXELS = 14;
const GRID_FULL_PIXELS = 40;
const GRID_STRENGTH = 0.35;

export interface CellLayer extends CustomLayerInterface {
  /** The level drawn at the map's present scale: a texel is 2^shift squares a side. */
  readonly shift: number;
  /** @param classes one byte per cell; read at once, not kept @returns whether any square changes */
  setClasses(classes: Uint8Array): boolean;
  /** @param palette RGBA of the 256 classes @returns whether any colour changes */
  setPalette(palette: Uint8Array): boolean;
  /** @param table position in `PATTERNS` of every class byte; undefined for no patterns */
  setPatterns(table: Uint8Array | undefined): void;
  setVisible(visible: boolean): void;
}

interface Resources {
  readonly program: WebGLProgram;
  readonly vertexArray: WebGLVertexArrayObject;
  readonly rectangles: WebGLBuffer;
  readonly directory: WebGLTexture;
  readonly pool: WebGLTexture;
  readonly palette: WebGLTexture;
  readonly uniform: (name: string) => WebGLUniformLocation | null;
}

/** @param cellCount cells of the lattice that the pages are of */
export function createCellLayer(pages: CellPages, cellCount: number): CellLayer {
  const rectangles = cellRectangles(pages);
  const { pool, write } = createPoolWriter(pages, cellCount);
  // Colours, and below them the pattern of each class in the first of four bytes.
  const palette = new Uint8Array(2 * 256 * 4);
  let isPatterned = false;
  // Rows of the pool that the graphics card does not have yet.
  let from = 0;
  let to = pages.poolHeight;
  let paletteChanged = true;
  let visible = true;
  let map: MapLibreMap | undefined;
  let resources: Resources | undefined;
  let shift = 0;

  const upload = (gl: WebGL2RenderingContext, { pool: poolTexture, palette: paletteTexture }: Resources) => {
    setUnpacking(gl);
    if (from < to) {
      gl.bindTexture(gl.TEXTURE_2D, poolTexture);
      const [format, type] = [gl.RED_INTEGER, gl.UNSIGNED_BYTE];
      gl.texSubImage2D(
        gl.TEXTURE_2D,
        0,
        0,
        from,
        POOL_WIDTH,
        to - from,
        format,
        type,
        pool,
        from * POOL_WIDTH,
      );
      [from, to] = [pages.poolHeight, 0];
    }
    if (paletteChanged) {
      gl.bindTexture(gl.TEXTURE_2D, paletteTexture);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, 256, 2, gl.RGBA, gl.UNSIGNED_BYTE, palette);
      paletteChanged = false;
    }
  };

  return {
    id: LAYER.cells,
    type: 'custom',
    renderingMode: '2d',
    get shift() {
      return shift;
    },

    setClasses(classes) {
      const changed = write(classes);
      if (changed.to === 0) return false;
      from = Math.min(from, changed.from);
      to = Math.max(to, changed.to);
      map?.triggerRepaint();
      return true;
    },
    setPalette(next) {
      if (next.every((value, i) => palette[i] === value)) return false;
      palette.set(next);
      paletteChanged = true;
      map?.triggerRepaint();
      return true;
    },
    setPatterns(table) {
      isPatterned = table !== undefined;
      table?.forEach((pattern, i) => {
        palette[256 * 4 + i * 4] = pattern;
      });
      paletteChanged = true;
      map?.triggerRepaint();
    },
    setVisible(next) {
      visible = next;
      map?.triggerRepaint();
    },

    onAdd(ownMap) {
      map = ownMap;
    },

    onRemove(_, gl) {
      if (resources !== undefined) deleteResources(gl, resources);
      resources = undefined;
      map = undefined;
    },

    render(gl: WebGL2RenderingContext, { defaultProjectionData }: CustomRenderMethodInput) {
      if (!visible || map === undefined) return;
      // Here and not in onAdd: only while it calls a custom layer does the map expect its GL state to be changed.
      if (resources === undefined) {
        resources = createResources(gl, pages, rectangles);
        [from, to] = [0, pages.poolHeight];
        paletteChanged = true;
      }
      upload(gl, resources);
      const centre = map.getCenter();
      const x = mercatorX(centre.lng);
      const y = mercatorY(centre.lat);
      // 512 pixels to the world at zoom 0.
      const pixelsPerDegree = (512 * 2 ** map.getZoom() * map.getPixelRatio()) / 360;
      const level = pages.levels[levelForScale(pixelsPerDegree, pages.levels.length)]!;
      shift = level.shift;
      const squarePixels = pixelsPerDegree / 160;
      const grid = (squarePixels - GRID_FROM_PIXELS) / (GRID_FULL_PIXELS - GRID_FROM_PIXELS);
      const { uniform } = resources;
      gl.useProgram(resources.program);
      gl.bindVertexArray(resources.vertexArray);
      gl.uniformMatrix4fv(uniform('u_matrix'), false, anchoredMatrix(defaultProjectionData.mainMatrix, x, y));
      gl.uniform4f(uniform('u_anchor'), ...split(x), ...split(y));
      gl.uniform4i(
        uniform('u_level'),
        level.shift,
        level.directoryOffset,
        level.directoryColumns,
        level.directoryRows,
      );
      gl.uniform1f(uniform('u_grid'), GRID_STRENGTH * Math.min(1, Math.max(0, grid)));
      gl.uniform1f(uniform('u_patterned'), isPatterned ? map.getPixelRatio() : 0);
      [resources.directory, resources.pool, resources.palette].forEach((texture, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D, texture);
      });
      gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, rectangles.length / RECTANGLE_STRIDE);
      gl.bindVertexArray(null);
    },
  };
}

/** The map may have left another way of unpacking behind. */
function setUnpacking(gl: WebGL2RenderingContext): void {
  gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.activeTexture(gl.TEXTURE0);
}

function createResources(gl: WebGL2RenderingContext, pages: CellPages, rectangles: Float32Array): Resources {
  const program = compileProgram(gl, VERTEX_SHADER, FRAGMENT_SHADER);
  const locations = new Map<string, WebGLUniformLocation | null>();
  const uniform = (name: string) => {
    let location = locations.get(name);
    if (location === undefined) {
      location = gl.getUniformLocation(program, name);
      locations.set(name, location);
    }
    return location;
  };
  gl.useProgram(program);
  ['u_directory', 'u_pool', 'u_palette'].forEach((name, unit) => {
    gl.uniform1i(uniform(name), unit);
  });

  const vertexArray = gl.createVertexArray();
  gl.bindVertexArray(vertexArray);
  const buffer = gl.createBuffer();
  gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
  gl.bufferData(gl.ARRAY_BUFFER, rectangles, gl.STATIC_DRAW);
  ['a_x', 'a_y', 'a_lattice'].forEach((name, i) => {
    const location = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(location);
    gl.vertexAttribPointer(location, 4, gl.FLOAT, false, RECTANGLE_STRIDE * 4, i * 16);
    gl.vertexAttribDivisor(location, 1);
  });
  gl.bindVertexArray(null);

  setUnpacking(gl);
  const directoryHeight = Math.ceil(pages.directory.length / DIRECTORY_WIDTH);
  const entries = new Uint16Array(DIRECTORY_WIDTH * directoryHeight);
  entries.set(pages.directory);
  const directory = createTexture(gl, gl.R16UI, DIRECTORY_WIDTH, directoryHeight);
  gl.texSubImage2D(
    gl.TEXTURE_2D,
    0,
    0,
    0,
    DIRECTORY_WIDTH,
    directoryHeight,
    gl.RED_INTEGER,
    gl.UNSIGNED_SHORT,
    entries,
  );
  return {
    program,
    vertexArray,
    rectangles: buffer,
    directory,
    pool: createTexture(gl, gl.R8UI, POOL_WIDTH, pages.poolHeight),
    palette: createTexture(gl, gl.RGBA8, 256, 2),
    uniform,
  };
}

function createTexture(gl: WebGL2RenderingContext, format: GLenum, width: number, height: number) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

function deleteResources(gl: WebGL2RenderingContext, resources: Resources): void {
  gl.deleteProgram(resources.program);
  gl.deleteVertexArray(resources.vertexArray);
  gl.deleteBuffer(resources.rectangles);
  for (const texture of [resources.directory, resources.pool, resources.palette]) gl.deleteTexture(texture);
}
