import { createContext } from 'preact';
import type { NewRule } from '../../core/rule';
import { extension } from '../../messaging/extension';
import { parseRuleList } from '../../query/rule-list';

/** A list of rules that comes with the extension. */
export interface ReadyList {
  title: string;
  /** What its rules do and don't. */
  about: string;
  rules: NewRule[];
}

/** Reads the lists that come with the extension, in their order. */
export type ReadReadyLists = () => Promise<ReadyList[]>;

/** Read a list's text: its first comment is its title, the comments right below say what it does. */
export function readyListOf(text: string): ReadyList {
  const lines = text.split('\n');
  const head = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith('#')),
  );
  const [title = '', ...about] = head.map((line) => line.slice(1).trim());
  return { title, about: about.join(' '), rules: parseRuleList(text).rules.map(({ rule }) => rule) };
}

/** From assets/rules: `index.json` names the files. */
export const readReadyLists: ReadReadyLists = async () => {
  const file = (name: string) => fetch(extension.runtime.getURL(`rules/${name}`));
  const names: string[] = await (await file('index.json')).json();
  const texts = await Promise.all(names.map(async (name) => (await file(`${name}.txt`)).text()));
  return texts.map(readyListOf);
};

/** Where components find the way to those lists; tests provide a fake. */
export const ReadyListsContext = createContext<ReadReadyLists>(readReadyLists);
