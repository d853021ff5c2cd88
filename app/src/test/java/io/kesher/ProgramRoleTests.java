package io.kesher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the program's role may not, whatever anybody gets it to say. */
@KesherTest
class ProgramRoleTests {
  @Autowired DataSource connections;

  private JdbcClient program() {
    return JdbcClient.create(connections);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set name = 'another'",
        "delete from audit.entry",
        "truncate audit.entry",
        "insert into audit.entry (at, actor, name, verb, what, number) values ('2000-01-01', 'system', '', 'see', 'x', 1)",
        "insert into audit.entry (id, actor, name, verb, what, number) overriding system value values (1, 'system', '', 'see', 'x', 1)",
        "update audit.seal set hash = hash",
        "delete from audit.seal",
        "insert into audit.anchor values (1, decode(repeat('00', 32), 'hex'), now(), decode(repeat('00', 32), 'hex'))",
        "insert into audit.unwatched values ('customers.customer', 'no reason')",
        "delete from audit.column_rule",
        "drop trigger audit_update on customers.customer",
        "alter table customers.customer disable trigger all",
        "set session_replication_role = replica",
        "create or replace function audit.note() returns trigger language plpgsql as 'begin return null; end'",
        "drop table customers.customer",
        "truncate customers.customer",
        "alter table customers.customer add mine text",
        "create table customers.mine (id bigint)",
        "create table public.mine (id bigint)",
        "create schema mine",
        "create role mine superuser",
        "create extension adminpack",
        "select * from pg_authid",
        "select pg_read_file('/etc/passwd')",
        "copy (select 1) to program 'true'",
        "copy (select 1) to '/tmp/kesher-leak'",
        "set role kesher",
        "set session authorization postgres",
        "alter system set fsync = off",
        "select * from kesher.flyway_schema_history"
      })
  void isRefused(String statement) {
    assertThatThrownBy(() -> program().sql(statement).update())
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner|non-DEFAULT|not available).*");
  }

  @Test
  void ownsNothingAndIsNobodySpecial() {
    assertThat(
            program()
                .sql(
                    """
                    select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
                        or exists (select from pg_auth_members m where m.member = r.oid)
                        or exists (select from pg_class c where c.relowner = r.oid and c.relpersistence <> 't')
                        or exists (select from pg_proc p where p.proowner = r.oid)
                        or exists (select from pg_namespace n where n.nspowner = r.oid and n.nspname !~ '^pg_(toast_)?temp')
                    from pg_roles r where r.rolname = current_user
                    """)
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  @Test
  void runsNoFunctionWithAnOwnersRightsButThoseThatGuardTheTrail() {
    assertThat(
            program()
                .sql(
                    """
                    select p.oid::regproc::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1
                    """)
                .query(String.class)
                .list())
        .isSubsetOf("audit.await_seal", "audit.close", "audit.empty");
  }

  @Test
  void emptiesItsWorkTablesAndMakesTemporaryOnes() {
    program().sql("truncate customers.staged").update();
    program().sql("truncate agreements.staged").update();
    program().sql("create temp table mine (id bigint); drop table mine").update();
  }
}
