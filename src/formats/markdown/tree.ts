/** A stretch of a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'struck'; of: Inline[] }
  /** As it stands. */
  | { kind: 'code'; text: string }
  /** TeX without its dollars. */
  | { kind: 'maths'; text: string }
  /** `to` is an address of the web or of mail. */
  | { kind: 'link'; to: string; of: Inline[] }
  | { kind: 'break' };

/** A part of a note that stands by itself. */
export type Block =
  | { kind: 'paragraph'; of: Inline[] }
  | { kind: 'heading'; level: number; of: Inline[] }
  | { kind: 'list'; start?: number; items: Block[][] }
  | { kind: 'quote'; of: Block[] }
  | { kind: 'code'; text: string }
  /** TeX without its dollars. */
  | { kind: 'maths'; text: string }
  | { kind: 'line' };
