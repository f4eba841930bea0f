import type { ListedRule, NewRule, Rule } from '../../../src/core/rule';
import type { Protocol } from '../../../src/messaging/protocol';
import type { Background } from '../../../src/popup/background';
import { FakeBackground } from '../fake-background';

/** A library's rules behind the messages about them, kept in memory. */
export class RulesBackground extends FakeBackground {
  kept: ListedRule[];
  #removed: ListedRule[] = [];
  #made = 0;
  #told = new Set<() => void>();
  readonly #others: Background['send'];

  constructor(rules: ListedRule[] = []) {
    super();
    this.kept = rules;
    this.#others = this.send;
    this.send = (async (type: keyof Protocol, data: never) => {
      if (!type.startsWith('rule.')) return this.#others(type, data);
      this.asked.push([type, data]);
      const failure = this.failures.get(type);
      this.failures.delete(type);
      if (failure) throw failure;
      return this.#rules(type, data);
    }) as Background['send'];
  }

  override watch = (changed: () => void) => {
    this.#told.add(changed);
    return () => this.#told.delete(changed);
  };

  /** The names of the rules in their order. */
  get names(): string[] {
    return this.kept.map(({ name }) => name);
  }

  #rules(type: keyof Protocol, data: unknown): unknown {
    switch (type) {
      case 'rule.list':
        return this.kept;
      case 'rule.preview':
        return { matched: String(data).length, total: 212 };
      case 'rule.create':
        return this.#put([data as NewRule])[0];
      case 'rule.import':
        return this.#put(data as NewRule[]);
      case 'rule.change': {
        const { id, change } = data as { id: string; change: Partial<Rule> };
        return this.#now(this.kept.map((rule) => (rule.id === id ? { ...rule, ...change } : rule)));
      }
      case 'rule.move': {
        const { id, before } = data as { id: string; before?: string };
        const moved = this.kept.filter((rule) => rule.id === id);
        const others = this.kept.filter((rule) => rule.id !== id);
        const at = before === undefined ? others.length : others.findIndex((rule) => rule.id === before);
        return this.#now([...others.slice(0, at), ...moved, ...others.slice(at)]);
      }
      case 'rule.remove': {
        const ids = data as string[];
        this.#removed = this.kept.filter(({ id }) => ids.includes(id));
        return this.#now(this.kept.filter(({ id }) => !ids.includes(id)));
      }
      case 'rule.restore':
        return this.#now([...this.#removed, ...this.kept]);
      default:
        throw new Error(`No answer to ${type}`);
    }
  }

  #put(rules: NewRule[]): Rule[] {
    const made = rules.map((rule) => {
      this.#made += 1;
      return { ...rule, id: `new ${this.#made}`, created: 0, position: 0, hits: 0 };
    });
    this.#now([...made, ...this.kept]);
    return made;
  }

  #now(rules: ListedRule[]): undefined {
    this.kept = rules;
    for (const changed of this.#told) changed();
  }
}

/** A rule of the library; what isn't said is as in a simple one that hides. */
export function listedRule(name: string, said: Partial<ListedRule> = {}): ListedRule {
  const query = `title:${name.toLowerCase()}`;
  return { id: name, name, query, action: 'hide', enabled: true, created: 0, position: 0, hits: 0, ...said };
}
