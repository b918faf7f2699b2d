// An oxlint plugin with the one rule that oxlint lacks: `new Date()` and `Date()` read the clock, `new Date(value)` does not.
export default {
  meta: { name: 'clock' },
  rules: {
    'no-clock': {
      create(context) {
        const check = (node) => {
          if (node.callee.name !== 'Date' || (node.type === 'NewExpression' && node.arguments.length > 0)) return;
          context.report({
            node,
            message: 'The clock is read here: take the time from ctx (kernel/ambient.ts alone reads it).',
          });
        };
        return { NewExpression: check, CallExpression: check };
      },
    },
  },
};
