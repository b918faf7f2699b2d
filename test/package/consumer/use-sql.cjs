// ./sql beside a consumer's own Kysely. A driver that answers nothing is enough to see that the two fit.
exports.useSql = async ({ core, sql, kysely }) => {
  const dialect = {
    createAdapter: () => new kysely.SqliteAdapter(),
    createDriver: () => new kysely.DummyDriver(),
    createIntrospector: (db) => new kysely.SqliteIntrospector(db),
    createQueryCompiler: () => new kysely.SqliteQueryCompiler(),
  };
  const store = sql.sqlStore({ db: new kysely.Kysely({ dialect }), dialect: 'sqlite' });
  const acme = core.createContacts({ store }).as({ workspaceId: 'acme', actor: { id: 'u1', role: 'manager' } });
  const error = await acme.get('nobody').catch((thrown) => thrown);
  if (!core.isContactsError(error, 'CONTACT_NOT_FOUND')) throw error;
};
