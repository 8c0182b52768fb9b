interface Name {
  type: 'Identifier';
  value: string;
}

/** A call: of a function, or of a filter with arguments. */
export interface CallNode {
  type: 'CallExpression';
  callee: Node;
  args: Node[];
}

/** A parameter of a macro, with or without a default. */
export type Parameter = Name | { type: 'KeywordArgumentExpression'; key: Name; value: Node };

/** The nodes of @huggingface/jinja's tree, which it does not export as types. */
export type Node =
  | Name
  | CallNode
  | { type: 'StringLiteral' | 'Comment'; value: string }
  | { type: 'IntegerLiteral' | 'FloatLiteral'; value: number }
  | { type: 'ArrayLiteral' | 'TupleLiteral'; value: Node[] }
  | { type: 'ObjectLiteral'; value: Map<Node, Node> }
  | { type: 'If'; test: Node; body: Node[]; alternate: Node[] }
  | { type: 'For'; loopvar: Node; iterable: Node; body: Node[]; defaultBlock: Node[] }
  | { type: 'Break' | 'Continue' }
  | { type: 'Set'; assignee: Node; value: Node | null; body: Node[] }
  | { type: 'Macro'; name: Name; args: Parameter[]; body: Node[] }
  | { type: 'CallStatement'; call: CallNode; callerArgs: Parameter[] | null; body: Node[] }
  | { type: 'FilterStatement'; filter: Node; body: Node[] }
  | { type: 'MemberExpression'; object: Node; property: Node; computed: boolean }
  | { type: 'BinaryExpression'; operator: { value: string }; left: Node; right: Node }
  | { type: 'FilterExpression'; operand: Node; filter: Node }
  | { type: 'SelectExpression'; lhs: Node; test: Node }
  | { type: 'TestExpression'; operand: Node; negate: boolean; test: Name }
  | { type: 'UnaryExpression'; operator: { value: string }; argument: Node }
  | { type: 'SliceExpression'; start?: Node; stop?: Node; step?: Node }
  | { type: 'KeywordArgumentExpression'; key: Name; value: Node }
  | { type: 'SpreadExpression' | 'KeywordSpreadExpression'; argument: Node }
  | { type: 'Ternary'; condition: Node; trueExpr: Node; falseExpr: Node };
