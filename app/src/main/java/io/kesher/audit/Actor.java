package io.kesher.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who acts, as entries say it.
 *
 * @param name absent where the database looks it up by the employee's id
 * @param request one for all that one request does
 * @param route the pattern of the route, in which there is neither an id nor a token
 * @param importId where what happens is a file's doing
 */
public record Actor(
    Kind kind,
    @Nullable Long employee,
    @Nullable String name,
    @Nullable String session,
    @Nullable String address,
    @Nullable String request,
    @Nullable String route,
    @Nullable Long importId) {
  /** What acts. */
  public enum Kind {
    EMPLOYEE,
    /** A program that shows an employee's key. */
    KEY,
    /** Somebody who has not signed in. */
    STRANGER,
    /** The product itself. */
    SYSTEM,
    /** Somebody who works in the database beside the product. */
    DATABASE
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  static final Actor SYSTEM = new Actor(Kind.SYSTEM, null, "Kesher", null, null, null, null, null);

  /** What a job does is done by whoever ordered it. */
  public static Actor ordered(long employee) {
    return new Actor(Kind.EMPLOYEE, employee, null, null, null, null, null, null);
  }

  /** What an import does is done by whoever asked for it. */
  public static Actor importing(@Nullable Long employee, long importId) {
    return employee == null
        ? new Actor(Kind.SYSTEM, null, "Kesher", null, null, null, null, importId)
        : new Actor(Kind.EMPLOYEE, employee, null, null, null, null, null, importId);
  }

  /** As {@code kesher.actor} tells it to the database. */
  String setting() {
    var told = new LinkedHashMap<String, Object>();
    told.put("actor", kind.name().toLowerCase(java.util.Locale.ROOT));
    put(told, "employee", employee);
    put(told, "name", name);
    put(told, "session", session);
    put(told, "address", address);
    put(told, "request", request);
    put(told, "route", route);
    put(told, "import", importId);
    return JSON.writeValueAsString(told);
  }

  private static void put(Map<String, Object> told, String name, @Nullable Object value) {
    if (value != null) {
      told.put(name, value);
    }
  }
}
