import { expect, it } from 'vitest';
import { Questions } from '../../src/background/questions';

/** A question that is answered when the test says so. */
function asked(questions: Questions, tab: number) {
  let finish: (answer: string) => void = () => undefined;
  let isWanted = () => true;
  const answer = questions.answer(tab, (wanted) => {
    isWanted = wanted;
    return new Promise<string>((done) => {
      finish = done;
    });
  });
  return { answer, finish, isWanted: () => isWanted() };
}

it('a tab’s newer question ends its older one, and no other tab’s', () => {
  const questions = new Questions();
  const [first, other] = [asked(questions, 1), asked(questions, 2)];
  expect(first.isWanted()).toBe(true);
  const second = asked(questions, 1);
  expect([first, second, other].map(({ isWanted }) => isWanted())).toEqual([false, true, true]);
});

it('a question that was ended but is answered yet leaves the newer one wanted', async () => {
  const questions = new Questions();
  const [older, newer] = [asked(questions, 1), asked(questions, 1)];
  older.finish('late');
  expect(await older.answer).toBe('late');
  expect(newer.isWanted()).toBe(true);
  const newest = asked(questions, 1);
  expect([older, newer, newest].map(({ isWanted }) => isWanted())).toEqual([false, false, true]);
});
