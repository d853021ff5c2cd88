package io.kesher.audit;

import static io.kesher.db.audit.Tables.ENTRY;

import io.kesher.db.audit.tables.records.EntryRecord;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes what was shown to whom. Whoever reads personal data for somebody says so here, where it is
 * read and not where it is shown: what a page, the REST, or an export leave out of it they cannot
 * forget. One request makes one entry of each kind.
 *
 * <p>Jobs read for nobody's eyes; what they read is not noted.
 */
@Component
public class Reads {
  /** Among what was asked for: what else was seen of the same people. */
  static final String PARTS = "with";

  private static final String PENDING = Reads.class.getName();

  /** An export of everybody is noted in parts as it goes. */
  private static final int AT_ONCE = 5000;

  private final DSLContext database;
  private final Acting acting;
  private final TransactionTemplate beside;
  private final Lately lately;

  Reads(DSLContext database, Acting acting, PlatformTransactionManager transactions, Clock clock) {
    this.lately = new Lately(clock);
    this.database = database;
    this.acting = acting;
    // also where what is read is read in a transaction that writes nothing
    this.beside = new TransactionTemplate(transactions);
    this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * @param colleague whom it was seen of, where that is no customer
   */
  private record Kind(Verb verb, String what, @Nullable Long importId, @Nullable Long colleague) {
    static Kind of(Verb verb, String what) {
      return new Kind(verb, what, null, null);
    }
  }

  /** One entry for all that was seen of the same people. */
  private record Sight(Kind kind, Set<Long> customers, Set<String> parts) {}

  private static final class Pending {
    final Map<Kind, Set<Long>> seen = new LinkedHashMap<>();
    final Map<String, String> asked = new LinkedHashMap<>();

    /** Notes that this was seen; of whom, is added to what this returns. */
    Set<Long> of(Kind kind) {
      return seen.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
    }
  }

  /** One customer was shown, or what the office knows of them. */
  public void saw(String what, long customer) {
    saw(Verb.SEE, what, List.of(customer));
  }

  /** Several customers were shown by name. Of nobody there is nothing to note but a search. */
  public void saw(Verb verb, String what, Collection<Long> customers) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request == null || customers.isEmpty() && verb != Verb.SEARCH) {
      return;
    }
    var seen = pending(request).of(Kind.of(verb, what));
    seen.addAll(customers);
    if (seen.size() >= AT_ONCE) {
      flush();
    }
  }

  /**
   * Rows of a file were shown, in which there may be anybody. Whoever follows an import sees the
   * same ones every second: one sign-in sees a file once a minute.
   */
  public void sawFile(Verb verb, long importId) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null
        && (verb != Verb.SEE || lately.add(acting.now().session() + " " + importId))) {
      pending(request).of(new Kind(verb, "import-row", importId, null));
    }
  }

  /** What the office keeps of one of its own was shown. */
  void sawColleague(String what, long employee) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      pending(request).of(new Kind(Verb.SEE, what, null, employee));
    }
  }

  /** The trail itself was shown. */
  public void sawTrail(Verb verb) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      pending(request).of(Kind.of(verb, "audit"));
    }
  }

  /** What was asked for, to stand beside what was found. */
  public void asked(String name, String value) {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      pending(request).asked.put(name, value);
    }
  }

  /** Writes what was seen. Where that fails, so does the request. */
  public void flush() {
    var request = RequestContextHolder.getRequestAttributes();
    if (request != null
        && request.getAttribute(PENDING, RequestAttributes.SCOPE_REQUEST) instanceof Pending pending
        && !pending.seen.isEmpty()) {
      var sights = sights(pending.seen);
      pending.seen.clear();
      var asked = Map.copyOf(pending.asked);
      if (TransactionSynchronizationManager.isActualTransactionActive()) {
        beside.executeWithoutResult(_ -> write(sights, asked));
      } else {
        write(sights, asked);
      }
    }
  }

  private static Collection<Sight> sights(Map<Kind, Set<Long>> seen) {
    var sights = new LinkedHashMap<Object, Sight>();
    seen.forEach((kind, customers) -> {
      var same = Arrays.asList(kind.verb(), customers, kind.importId(), kind.colleague());
      var sight = sights.get(same);
      if (sight == null) {
        sights.put(same, new Sight(kind, customers, new LinkedHashSet<>()));
      } else {
        sight.parts().add(kind.what());
      }
    });
    return sights.values();
  }

  /** In one statement, which needs no transaction to be whole. */
  private void write(Collection<Sight> sights, Map<String, String> asked) {
    var who = acting.now();
    database
        .insertInto(ENTRY)
        .set(sights.stream().map(sight -> entry(who, sight, asked)).toList())
        .execute();
  }

  private static EntryRecord entry(Actor who, Sight sight, Map<String, String> asked) {
    var kind = sight.kind();
    var customers = sight.customers();
    var details = new TreeMap<String, Object>(asked);
    if (!sight.parts().isEmpty()) {
      details.put(PARTS, sight.parts());
    }
    var entry = new EntryRecord();
    entry.setActor(who.kind().name().toLowerCase(Locale.ROOT));
    entry.setEmployeeId(who.employee());
    entry.setName(who.name() == null ? "" : who.name());
    entry.setSession(who.session());
    entry.setAddress(who.address());
    entry.setRequest(who.request());
    entry.setRoute(who.route());
    entry.setVerb(kind.verb().code());
    entry.setWhat(kind.what());
    entry.setNumber(kind.colleague() == null ? customers.size() : 1L);
    entry.setSubjects(kind.colleague() == null ? null : new Long[] {kind.colleague()});
    entry.setCustomers(customers.isEmpty() ? null : customers.toArray(Long[]::new));
    entry.setImportId(kind.importId());
    entry.setAsked(json(details));
    return entry;
  }

  /** Reads what was written beside what was asked for. */
  static Stream<String> parts(JsonNode asked) {
    return asked.path(PARTS).valueStream().map(JsonNode::asString);
  }

  private static @Nullable JSONB json(Map<String, ?> asked) {
    return asked.isEmpty() ? null : JSONB.valueOf(JsonMapper.shared().writeValueAsString(asked));
  }

  private static Pending pending(RequestAttributes request) {
    if (request.getAttribute(PENDING, RequestAttributes.SCOPE_REQUEST) instanceof Pending known) {
      return known;
    }
    var fresh = new Pending();
    request.setAttribute(PENDING, fresh, RequestAttributes.SCOPE_REQUEST);
    return fresh;
  }
}
