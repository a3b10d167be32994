/** The order of what a move of a lever brings about: the workers are asked first, the page is drawn while they work. */
import { options } from 'preact';

/**
 * Turns of the queue of microtasks that a run may take to reach its workers, with room to spare: it waits for what it
 * builds upon part by part, and most of that is there already.
 */
const TURNS = 16;

/** Components are still drawn before the next task, and so before the next frame. */
export function drawAfterAsking(): void {
  options.debounceRendering = (draw) => {
    let left = TURNS;
    const wait = () => (left-- > 0 ? queueMicrotask(wait) : draw());
    wait();
  };
}
