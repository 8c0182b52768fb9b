/** @param {import('knex').Knex} knex */
exports.up = (knex) =>
  knex.schema.createTable('signing_key', (table) => {
    table.comment('The key that signs tokens for services; one row, shared by all replicas');
    table.text('slot').primary().comment('Always "current": a second replica finds the first one\'s key');
    table.jsonb('jwk').notNullable().comment('Private ES256 key as JWK');
    table.timestamp('created_at', { useTz: true }).notNullable().defaultTo(knex.fn.now());
  });

/** @param {import('knex').Knex} knex */
exports.down = (knex) => knex.schema.dropTable('signing_key');
