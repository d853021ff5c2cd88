package io.kesher;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/**
 * Looks at every question of the program while the tests run: an answer that is kept from request
 * to request may be made of tables alone that say when they change. One that is not would be right
 * until somebody changes it, and wrong from then on.
 */
final class SettledTables implements ExecuteListener {
  private static final String SETTLED = "io.kesher.identity.Settled";
  private static final String CONNECTIONS = "io.kesher.audit.ActingDataSource";
  private static final Pattern NAME = Pattern.compile("\"?([a-z]\\w*)\"?\\.\"?([a-z]\\w*)\"?");
  private static final Map<String, Set<String>> LOOKED_AT = new HashMap<>();

  @Override
  public void executeStart(ExecuteContext context) {
    var sql = context.sql();
    if (sql != null && isToBeKept()) {
      var tables = unwatched(sql, Objects.requireNonNull(context.connection()));
      if (!tables.isEmpty()) {
        throw new AssertionError(
            tables + " say not when they change, and what is made of them is kept: " + sql);
      }
    }
  }

  /** Who asks is found out when a connection is taken, whatever for; that is not kept. */
  private static boolean isToBeKept() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .takeWhile(name -> !name.equals(CONNECTIONS))
                .anyMatch(SETTLED::equals));
  }

  private static synchronized Set<String> unwatched(String sql, Connection connection) {
    return LOOKED_AT.computeIfAbsent(sql, _ -> read(sql, connection));
  }

  /** The functions that it calls are looked into as well. */
  private static Set<String> read(String sql, Connection connection) {
    try (var asked =
        connection.prepareStatement(
            """
            with recursive named (name) as (
              select unnest(?::text[]) collate "C"
              union
              select (m[1] || '.' || m[2]) collate "C"
              from named
              join pg_proc p on p.pronamespace::regnamespace || '.' || p.proname = named.name
              cross join regexp_matches(p.prosrc, '([a-z]\\w*)\\.([a-z]\\w*)', 'g') m)
            select array_agg(named.name)
            from named
            join pg_class c on c.relnamespace::regnamespace || '.' || c.relname = named.name and c.relkind in ('r', 'v', 'm', 'p')
            where named.name <> 'identity.settled'
              and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'unsettle')
            """)) {
      asked.setArray(1, connection.createArrayOf("text", names(sql).toArray()));
      try (var answer = asked.executeQuery()) {
        answer.next();
        var tables = answer.getArray(1);
        return tables == null
            ? Set.of()
            : Stream.of((String[]) tables.getArray()).collect(toUnmodifiableSet());
      }
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static Set<String> names(String sql) {
    return NAME.matcher(sql)
        .results()
        .map(found -> found.group(1) + "." + found.group(2))
        .collect(toUnmodifiableSet());
  }
}
