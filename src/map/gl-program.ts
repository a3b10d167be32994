/**
 * Compiles and links a WebGL program.
 * @throws with the compiler's own words; a shader of ours that does not compile is a defect, not an expected failure.
 */
export function compileProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    // Null means that the context is lost; linking below then fails the same way.
    if (shader === null) continue;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (gl.isContextLost() || gl.getProgramParameter(program, gl.LINK_STATUS)) return program;
  const logs = (gl.getAttachedShaders(program) ?? []).map((shader) => gl.getShaderInfoLog(shader));
  throw new Error(
    `Expected the shaders to link, got ${[gl.getProgramInfoLog(program), ...logs].join(' ').trim()}.`,
  );
}
