package io.kesher.customers;

import static io.kesher.db.customers.Tables.SUPPRESSED;

import io.kesher.audit.Digests;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Knows again who was erased, without keeping who they were: by keyed digests of the numbers and
 * addresses that an import would recognise them by.
 */
@Service
class Suppressions {
  private static final Set<String> STRONG = Set.of("externalId", "israeliId");

  private final DSLContext database;
  private final Digests digests;

  Suppressions(DSLContext database, Digests digests) {
    this.database = database;
    this.digests = digests;
  }

  /** Whether anybody was ever erased: where not, nothing needs to be asked. */
  boolean any() {
    return database.fetchExists(SUPPRESSED);
  }

  /** Keeps the marks of somebody who is being erased. */
  void keep(long erasure, Map<String, Set<String>> marks) {
    marks.forEach((kind, texts) ->
        texts.forEach(text ->
            database
                .insertInto(SUPPRESSED)
                .set(SUPPRESSED.MARK, digest(kind, text))
                .set(SUPPRESSED.KIND, kind)
                .set(SUPPRESSED.ERASURE_ID, erasure)
                .onConflictDoNothing()
                .execute()));
  }

  /**
   * Who of these was erased. Families share a phone: whoever has an id is not somebody else whose
   * id was another.
   *
   * @param people by any name, what each is recognised by
   */
  <K> Set<K> among(Map<K, Map<String, Set<String>>> people) {
    Map<String, List<K>> whose = new HashMap<>();
    Map<K, Set<String>> kinds = new HashMap<>();
    people.forEach((person, marks) ->
        marks.forEach((kind, texts) -> {
          texts.forEach(text ->
              whose
                  .computeIfAbsent(hex(digest(kind, text)), first -> new ArrayList<>())
                  .add(person));
          kinds.computeIfAbsent(person, first -> new TreeSet<>()).add(kind);
        }));
    Map<K, Map<Long, Set<String>>> met = new LinkedHashMap<>();
    if (!whose.isEmpty()) {
      database
          .select(SUPPRESSED.MARK, SUPPRESSED.KIND, SUPPRESSED.ERASURE_ID)
          .from(SUPPRESSED)
          .where(SUPPRESSED.MARK.in(whose.keySet().stream().map(HexFormat.of()::parseHex).toList()))
          .forEach(row ->
              whose
                  .getOrDefault(hex(row.value1()), List.of())
                  .forEach(person ->
                      met.computeIfAbsent(person, first -> new HashMap<>())
                          .computeIfAbsent(row.value3(), first -> new TreeSet<>())
                          .add(row.value2())));
    }
    var strong = strong(met.values().stream().flatMap(each -> each.keySet().stream()).toList());
    return met.entrySet().stream()
        .filter(each ->
            each.getValue().entrySet().stream()
                .anyMatch(one ->
                    isSame(
                        one.getValue(),
                        kinds.getOrDefault(each.getKey(), Set.of()),
                        strong.getOrDefault(one.getKey(), Set.of()))))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether this is somebody who was erased. */
  boolean knows(Map<String, Set<String>> marks) {
    return any() && !among(Map.of("they", marks)).isEmpty();
  }

  /** They come back, and somebody knows it: it is not asked again. */
  void lift(Map<String, Set<String>> marks) {
    var all = new ArrayList<byte[]>();
    marks.forEach((kind, texts) -> texts.forEach(text -> all.add(digest(kind, text))));
    database.deleteFrom(SUPPRESSED).where(SUPPRESSED.MARK.in(all)).execute();
  }

  /** By an id it is they; by a phone or an address, unless both have ids, which differ. */
  private static boolean isSame(Set<String> met, Set<String> theirs, Set<String> erased) {
    return met.stream().anyMatch(STRONG::contains)
        || erased.stream().noneMatch(kind -> theirs.contains(kind) && !met.contains(kind));
  }

  private Map<Long, Set<String>> strong(Collection<Long> erasures) {
    Map<Long, Set<String>> kinds = new HashMap<>();
    if (!erasures.isEmpty()) {
      database
          .selectDistinct(SUPPRESSED.ERASURE_ID, SUPPRESSED.KIND)
          .from(SUPPRESSED)
          .where(SUPPRESSED.ERASURE_ID.in(erasures), SUPPRESSED.KIND.in(STRONG))
          .forEach(row ->
              kinds.computeIfAbsent(row.value1(), first -> new TreeSet<>()).add(row.value2()));
    }
    return kinds;
  }

  private byte[] digest(String kind, String text) {
    return digests.of("suppressed " + kind, text);
  }

  private static String hex(byte[] mark) {
    return HexFormat.of().formatHex(mark);
  }

  /** What a draft would be recognised by. */
  static Map<String, Set<String>> marks(Accepted draft) {
    Map<String, Set<String>> marks = new LinkedHashMap<>();
    put(marks, "externalId", draft.externalId());
    put(marks, "israeliId", draft.israeliId());
    for (var point : draft.points()) {
      switch (point.kind()) {
        case PHONE -> put(marks, "phone", point.key());
        case EMAIL -> put(marks, "email", point.key());
        case ADDRESS -> {
          // people live where others lived
        }
      }
    }
    return marks;
  }

  private static void put(Map<String, Set<String>> marks, String kind, @Nullable String text) {
    if (text != null) {
      marks.computeIfAbsent(kind, first -> new TreeSet<>()).add(text);
    }
  }
}
