import { TemplateError } from './pieces.ts';
import { member, runFilter, runTest } from './filters.ts';
import { method } from './methods.ts';
import { binary } from './operators.ts';
import type { CallNode, Node } from './nodes.ts';
import {
  Float,
  isNumber,
  items,
  Namespace,
  print,
  repr,
  Thing,
  toNumber,
  truthy,
  type Callable,
  type Value,
} from './values.ts';

/** The variables in reach, innermost first. */
export class Scope {
  readonly variables = new Map<string, Value>();
  private readonly parent: { lookup: (name: string) => Value } | undefined;
  constructor(parent?: { lookup: (name: string) => Value }) {
    this.parent = parent;
  }
  lookup(name: string): Value {
    return this.variables.has(name) ? this.variables.get(name) : this.parent?.lookup(name);
  }
}

class Returned extends Error {
  readonly value: Value;
  constructor(value: Value) {
    super('return() outside of a macro');
    this.value = value;
  }
}
class LoopControl extends Error {}

/** `return(value)`: ends the macro with a value that need not be a text. */
export const returns: Callable = ([value]) => {
  throw new Returned(value);
};

/** Evaluates parsed templates with Python's values; remembers the tag it is at, so that an error has a place. */
export class Evaluator {
  /** The offset of the tag that is being evaluated. */
  at: number | undefined;

  /** The text of a list of nodes. */
  text(nodes: readonly Node[], scope: Scope): string {
    let text = '';
    for (const node of nodes) {
      if (node.type === 'StringLiteral') text += node.value;
      else if (node.type === 'Comment') this.mark(node.value);
      else text += this.statement(node, scope);
    }
    return text;
  }

  /** A macro as something to call; what it reads beside its arguments is looked up in `outer`. */
  macro(node: Extract<Node, { type: 'Macro' }>, outer: { lookup: (name: string) => Value }): Callable {
    return (args, named) => {
      const scope = new Scope(outer);
      const rest = new Map(named);
      if (rest.has('caller')) scope.variables.set('caller', rest.get('caller'));
      rest.delete('caller');
      node.args.forEach((parameter, index) => {
        const name = parameter.type === 'Identifier' ? parameter.value : parameter.key.value;
        if (index < args.length) scope.variables.set(name, args[index]);
        else if (rest.has(name)) scope.variables.set(name, rest.get(name));
        else
          scope.variables.set(
            name,
            parameter.type === 'Identifier' ? undefined : this.value(parameter.value, scope),
          );
        rest.delete(name);
      });
      scope.variables.set('varargs', args.slice(node.args.length));
      scope.variables.set('kwargs', rest);
      const from = this.at;
      try {
        return this.text(node.body, scope);
      } catch (error) {
        if (!(error instanceof Returned)) throw error;
        return error.value;
      } finally {
        this.at = from; // what goes wrong in a macro is shown where the model calls it
      }
    };
  }

  private mark(comment: string): void {
    if (/^@\d+$/.test(comment)) this.at = Number(comment.slice(1));
  }

  private statement(node: Node, scope: Scope): string {
    switch (node.type) {
      case 'If':
        return this.text(truthy(this.value(node.test, scope)) ? node.body : node.alternate, scope);
      case 'For':
        return this.loop(node, scope);
      case 'Set':
        this.assign(
          node.assignee,
          node.value ? this.value(node.value, scope) : this.text(node.body, new Scope(scope)),
          scope,
        );
        return '';
      case 'Macro':
        scope.variables.set(node.name.value, this.macro(node, scope));
        return '';
      case 'CallStatement': {
        const body = {
          type: 'Macro' as const,
          name: { type: 'Identifier' as const, value: 'caller' },
          args: node.callerArgs ?? [],
          body: node.body,
        };
        return print(this.call(node.call, scope, this.macro(body, scope)));
      }
      case 'FilterStatement':
        return print(this.filter(node.filter, this.text(node.body, scope), scope));
      case 'Break':
      case 'Continue':
        throw new LoopControl(node.type);
      default:
        return print(this.value(node, scope));
    }
  }

  private loop(node: Extract<Node, { type: 'For' }>, scope: Scope): string {
    const select = node.iterable.type === 'SelectExpression' ? node.iterable : undefined;
    const all = items(this.value(select ? select.lhs : node.iterable, scope)).filter((item) => {
      if (!select) return true;
      const inner = new Scope(scope);
      this.assign(node.loopvar, item, inner);
      return truthy(this.value(select.test, inner));
    });
    if (all.length === 0) return this.text(node.defaultBlock, scope);
    let text = '';
    for (const [index, item] of all.entries()) {
      const inner = new Scope(scope);
      inner.variables.set('loop', loopVariable(all, index));
      this.assign(node.loopvar, item, inner);
      try {
        text += this.text(node.body, inner);
      } catch (error) {
        if (!(error instanceof LoopControl)) throw error;
        if (error.message === 'Break') break;
      }
    }
    return text;
  }

  private assign(target: Node, value: Value, scope: Scope): void {
    if (target.type === 'Identifier') scope.variables.set(target.value, value);
    else if (target.type === 'TupleLiteral') {
      const parts = items(value);
      if (parts.length !== target.value.length)
        throw new TemplateError(`${repr(value)} does not fit ${target.value.length} names`);
      target.value.forEach((each, index) => this.assign(each, parts[index], scope));
    } else if (target.type === 'MemberExpression' && target.property.type === 'Identifier') {
      const whole = this.value(target.object, scope);
      if (!(whole instanceof Namespace))
        throw new TemplateError('only a namespace() can be assigned to by a dot');
      whole.members.set(target.property.value, value);
    } else throw new TemplateError('this cannot be assigned to');
  }

  /** The value of an expression. */
  value(node: Node, scope: Scope): Value {
    switch (node.type) {
      case 'StringLiteral':
      case 'IntegerLiteral':
        return node.value;
      case 'FloatLiteral':
        return new Float(node.value);
      case 'ArrayLiteral':
      case 'TupleLiteral':
        return node.value.map((each) => this.value(each, scope));
      case 'ObjectLiteral':
        return new Map(
          [...node.value].map(([key, each]) => [this.value(key, scope), this.value(each, scope)]),
        );
      case 'Identifier':
        return scope.lookup(node.value);
      case 'MemberExpression':
        return this.memberOf(node, scope);
      case 'CallExpression':
        return this.call(node, scope);
      case 'FilterExpression':
        return this.filter(node.filter, this.value(node.operand, scope), scope);
      case 'TestExpression': {
        const holds = runTest(node.test.value, this.value(node.operand, scope), []);
        return node.negate ? !holds : holds;
      }
      case 'UnaryExpression':
        return this.unary(node.operator.value, this.value(node.argument, scope));
      case 'Ternary':
        return this.value(truthy(this.value(node.condition, scope)) ? node.trueExpr : node.falseExpr, scope);
      case 'SelectExpression':
        return truthy(this.value(node.test, scope)) ? this.value(node.lhs, scope) : undefined;
      case 'BinaryExpression': {
        const left = this.value(node.left, scope);
        if (node.operator.value === 'and') return truthy(left) ? this.value(node.right, scope) : left;
        if (node.operator.value === 'or') return truthy(left) ? left : this.value(node.right, scope);
        return binary(node.operator.value, left, this.value(node.right, scope));
      }
      default:
        throw new TemplateError(`${node.type} cannot stand here`);
    }
  }

  private unary(operator: string, value: Value): Value {
    if (operator === 'not') return !truthy(value);
    if (!isNumber(value)) throw new TemplateError(`${operator}${repr(value)} cannot be computed`);
    const number = operator === '-' ? -toNumber(value) : toNumber(value);
    return value instanceof Float ? new Float(number) : number;
  }

  private filter(filter: Node, value: Value, scope: Scope): Value {
    if (filter.type === 'Identifier') return runFilter(filter.value, value, [], new Map());
    const call = filter as CallNode;
    const { args, named } = this.arguments(call, scope);
    return runFilter((call.callee as { value: string }).value, value, args, named);
  }

  private memberOf(node: Extract<Node, { type: 'MemberExpression' }>, scope: Scope): Value {
    const whole = this.value(node.object, scope);
    const { property } = node;
    if (property.type === 'SliceExpression') {
      const [start, stop] = [property.start, property.stop].map((each) =>
        each ? (this.value(each, scope) as number | null) : null,
      );
      const slice = typeof whole === 'string' ? whole : items(whole);
      return slice.slice(start ?? 0, stop ?? undefined);
    }
    const name = node.computed ? this.value(property, scope) : (property as { value: string | number }).value;
    if (whole === undefined) throw new TemplateError(`${nameOf(node.object)} is not defined`);
    if (typeof name === 'number' && (Array.isArray(whole) || typeof whole === 'string'))
      return whole.at(name);
    if (whole instanceof Map)
      return whole.has(name) ? whole.get(name) : node.computed ? undefined : method(whole, print(name));
    return member(whole, name) ?? method(whole, print(name));
  }

  private call(node: CallNode, scope: Scope, caller?: Callable): Value {
    const callee = this.value(node.callee, scope);
    if (typeof callee !== 'function') throw new TemplateError(`there is no macro ${nameOf(node.callee)}`);
    const { args, named } = this.arguments(node, scope);
    if (caller) named.set('caller', caller);
    return (callee as Callable)(args, named);
  }

  private arguments(node: CallNode, scope: Scope): { args: Value[]; named: Map<string, Value> } {
    const args: Value[] = [];
    const named = new Map<string, Value>();
    for (const each of node.args) {
      if (each.type === 'KeywordArgumentExpression') named.set(each.key.value, this.value(each.value, scope));
      else if (each.type === 'SpreadExpression') args.push(...items(this.value(each.argument, scope)));
      else if (each.type === 'KeywordSpreadExpression')
        for (const [key, value] of this.value(each.argument, scope) as Map<string, Value>)
          named.set(key, value);
      else args.push(this.value(each, scope));
    }
    return { args, named };
  }
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier'
    ? node.value
    : node.type === 'MemberExpression'
      ? `${nameOf(node.object)}.${node.computed ? '…' : (node.property as { value: string }).value}`
      : 'this';

const loopVariable = (all: readonly Value[], index: number): Thing =>
  new Thing({
    index: index + 1,
    index0: index,
    first: index === 0,
    last: index === all.length - 1,
    length: all.length,
    revindex: all.length - index,
    revindex0: all.length - index - 1,
    previtem: all[index - 1],
    nextitem: all[index + 1],
  });
