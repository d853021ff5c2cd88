package io.kesher.customers;

import io.kesher.api.MergePatch;
import io.kesher.audit.Reads;
import io.kesher.audit.Told;
import io.kesher.audit.Trail;
import io.kesher.audit.Verb;
import io.kesher.customers.CustomerEdits.Edit;
import io.kesher.customers.FieldChange.Field;
import io.kesher.identity.Viewers;
import io.kesher.web.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who changed which field of a customer, when, and what stood there before, from the audit trail;
 * and the way back, which is a change like any other.
 */
@Service
public class FieldChanges {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LOOKED_BACK = 200;

  /** An edit that is older is not taken back by the way, but field by field. */
  private static final Duration MOMENT = Duration.ofMinutes(10);

  private final Trail trail;
  private final Reads reads;
  private final Customers customers;
  private final CustomerEdits edits;
  private final MergePatch patches;
  private final Clock clock;

  FieldChanges(
      Trail trail,
      Reads reads,
      Customers customers,
      CustomerEdits edits,
      MergePatch patches,
      Clock clock) {
    this.trail = trail;
    this.reads = reads;
    this.customers = customers;
    this.edits = edits;
    this.patches = patches;
    this.clock = clock;
  }

  /**
   * The newest first; of what the reader may not see nothing. What files did stands with the files.
   *
   * @throws Refusal 404 where the reader may not see the customer
   */
  public List<FieldChange> of(CustomerId customer) {
    customers.require(customer);
    reads.saw("customer", customer.value());
    var entries = entries(customer, LOOKED_BACK);
    var births = entries.stream().filter(FieldChanges::isBirth).map(Trail.Entry::request).toList();
    return joined(
        entries.stream()
            .filter(entry -> entry.request() == null || !births.contains(entry.request()))
            .flatMap(entry -> changes(customer, entry))
            .filter(change -> sees(change.field().guard()))
            .toList());
  }

  private static boolean isBirth(Trail.Entry entry) {
    return entry.what().equals("customer") && entry.verb() == Verb.CREATE;
  }

  /**
   * A way to reach somebody that one edit takes away and another of its kind that it brings are one
   * change.
   */
  private static List<FieldChange> joined(List<FieldChange> changes) {
    var joined = new ArrayList<>(changes);
    for (var gone : changes) {
      if (gone.field() == Field.CONTACT && gone.is().isEmpty() && gone.entry().request() != null) {
        joined.stream()
            .filter(come -> come.field() == Field.CONTACT && come.was().isEmpty())
            .filter(come -> gone.entry().request().equals(come.entry().request()))
            .filter(come -> Objects.equals(gone.was().get("kind"), come.is().get("kind")))
            .findFirst()
            .ifPresent(come -> {
              joined.remove(gone);
              joined.set(
                  joined.indexOf(come),
                  new FieldChange(come.entry(), Field.CONTACT, come.row(), gone.was(), come.is()));
            });
      }
    }
    return List.copyOf(joined);
  }

  /**
   * All that the reader's own last edit of a customer changed, as long as nothing came after it.
   */
  public List<FieldChange> lastEdit(CustomerId customer) {
    var entries = entries(customer, 50);
    if (entries.isEmpty()) {
      return List.of();
    }
    var last = entries.getFirst();
    var me = Viewers.current().id().map(each -> each.value()).orElse(null);
    boolean made =
        entries.stream()
            .filter(entry -> Objects.equals(entry.request(), last.request()))
            .anyMatch(FieldChanges::isBirth);
    return made
            || last.request() == null
            || !Objects.equals(last.employee(), me)
            || last.at().isBefore(clock.instant().minus(MOMENT))
        ? List.of()
        : of(customer).stream()
            .filter(change -> Objects.equals(change.entry().request(), last.request()))
            .toList();
  }

  /** In whose hands a customer was before they came into others; blank: in nobody's. */
  public Optional<String> ownerBefore(CustomerId customer) {
    return entries(customer, 1).stream()
        .flatMap(entry -> new Told(entry).changes().stream())
        .filter(change -> change.row().equals(customer.toString()))
        .filter(change -> change.field().equals("owner_id"))
        .map(Told.Change::before)
        .findFirst();
  }

  /**
   * Puts these back as they were, in a customer whom somebody has read at this version.
   *
   * @param ids of {@link FieldChange#id()}
   * @throws Refusal 404 where there is no such change, else as {@link CustomerEdits#change}
   */
  @Transactional
  public Edit putBack(CustomerId customer, int version, Collection<String> ids) {
    customers.require(customer, "customers:change");
    var wanted = of(customer).stream().filter(change -> ids.contains(change.id())).toList();
    if (wanted.isEmpty() || wanted.size() < ids.size()) {
      throw Refusal.notFound();
    }
    var now = customers.find(customer).orElseThrow(() -> customers.absent(customer));
    var patch = JSON.createObjectNode();
    var points = new Points(now);
    for (var change : wanted) {
      if (change.field() == Field.CONTACT) {
        points.putBack(change);
      } else {
        put(patch, change);
      }
    }
    if (points.changed) {
      patch.set("contactPoints", JSON.valueToTree(points.drafts()));
    }
    return edits.change(customer, version, patches.apply(CustomerDraft.of(now), patch));
  }

  private static void put(ObjectNode patch, FieldChange change) {
    var before = change.before();
    if (before.isEmpty()) {
      patch.putNull(change.field().member());
    } else {
      patch.put(
          change.field().member(),
          change.field() == Field.KIND || change.field() == Field.ID_KIND
              ? before.toUpperCase(Locale.ROOT)
              : before);
    }
  }

  private List<Trail.Entry> entries(CustomerId customer, int limit) {
    var behind = new Trail.After(clock.instant().plus(Duration.ofDays(1)), 0);
    return trail.changesOf(customer.value(), behind, limit);
  }

  private static boolean sees(@Nullable String guard) {
    return guard == null || Viewers.current().sees(guard);
  }

  private static Stream<FieldChange> changes(CustomerId customer, Trail.Entry entry) {
    return entry.what().equals("customer")
        ? fields(customer, entry)
        : entry.customers().size() == 1 ? points(entry) : Stream.empty();
  }

  /** Of somebody new nothing was changed. */
  private static Stream<FieldChange> fields(CustomerId customer, Trail.Entry entry) {
    if (entry.before() == null) {
      return Stream.empty();
    }
    var id = customer.toString();
    return new Told(entry)
        .changes().stream()
            .filter(change -> change.row().equals(id))
            .flatMap(change ->
                Stream.of(Field.values())
                    .filter(field -> field != Field.CONTACT)
                    .filter(field -> field.column().equals(change.field()))
                    .map(field ->
                        new FieldChange(
                            entry,
                            field,
                            id,
                            Map.of(change.field(), change.before()),
                            Map.of(change.field(), change.after()))));
  }

  private static Stream<FieldChange> points(Trail.Entry entry) {
    return new Told(entry)
        .changes().stream()
            .collect(Collectors.groupingBy(Told.Change::row, TreeMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(point ->
                new FieldChange(
                    entry,
                    Field.CONTACT,
                    point.getKey(),
                    entry.before() == null ? Map.of() : columns(point.getValue(), true),
                    entry.after() == null ? Map.of() : columns(point.getValue(), false)));
  }

  private static Map<String, String> columns(List<Told.Change> changes, boolean before) {
    return changes.stream()
        .collect(
            Collectors.toMap(
                Told.Change::field, change -> before ? change.before() : change.after()));
  }

  /** The ways to reach somebody, while some of them are put back. */
  private static final class Points {
    private static final CustomerDraft.Point NOTHING =
        new CustomerDraft.Point(null, null, null, null, null, null);

    private final Map<String, CustomerDraft.Point> byId = new LinkedHashMap<>();
    private final List<CustomerDraft.Point> back = new ArrayList<>();
    private boolean changed;

    Points(Customer customer) {
      customer
          .contactPoints()
          .forEach(point -> byId.put(Long.toString(point.id()), CustomerDraft.Point.of(point)));
    }

    void putBack(FieldChange change) {
      changed = true;
      boolean came = change.was().isEmpty() || change.is().containsKey("kind");
      var now = came ? byId.remove(change.row()) : byId.get(change.row());
      if (change.was().containsKey("kind")) {
        back.add(changed(NOTHING, change.was()));
      } else if (now != null && !came) {
        byId.put(change.row(), changed(now, change.was()));
      }
    }

    List<CustomerDraft.Point> drafts() {
      return Stream.concat(byId.values().stream().map(this::yielding), back.stream()).toList();
    }

    /** Where the main one of a kind comes back, another is it no more. */
    private CustomerDraft.Point yielding(CustomerDraft.Point point) {
      boolean yields =
          back.stream()
              .anyMatch(each -> each.kind() == point.kind() && Boolean.TRUE.equals(each.main()));
      return yields
          ? new CustomerDraft.Point(
              point.kind(), point.value(), point.label(), false, point.verified(), point.doNotUse())
          : point;
    }

    private static CustomerDraft.Point changed(CustomerDraft.Point now, Map<String, String> was) {
      var kind = was.get("kind");
      return new CustomerDraft.Point(
          kind == null ? now.kind() : ContactPoint.Kind.of(kind),
          was.getOrDefault("value", now.value()),
          was.getOrDefault("label", now.label()),
          yes(was.get("main"), now.main()),
          yes(was.get("verified"), now.verified()),
          was.getOrDefault("do_not_use", now.doNotUse()));
    }

    private static @Nullable Boolean yes(@Nullable String said, @Nullable Boolean now) {
      return said == null ? now : (Boolean) Boolean.valueOf(said);
    }
  }
}
