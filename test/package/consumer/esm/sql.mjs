import * as core from 'contactkit';
import * as sql from 'contactkit/sql';
import * as kysely from 'kysely';
import { useSql } from '../use-sql.cjs';

await useSql({ core, sql, kysely });
