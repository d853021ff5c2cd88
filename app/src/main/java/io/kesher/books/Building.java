package io.kesher.books;

import static io.kesher.db.books.Tables.LINE;
import static io.kesher.db.books.Tables.PROPOSAL;
import static io.kesher.db.books.Tables.PROPOSED_BOOK;

import io.kesher.books.Candidates.Other;
import io.kesher.books.Fit.Candidate;
import io.kesher.books.Proposal.Figures;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Stage;
import io.kesher.books.Proposal.WhatIf;
import io.kesher.books.Proposal.WhatIf.Change;
import io.kesher.db.books.tables.records.LineRecord;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Rights;
import io.kesher.identity.Viewers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Builds the books of a proposal: what is known in, a filling out, and the reasons beside it. */
@Component
class Building {
  /** Beyond so many pairs of a customer and a book it is not also tried what a change would do. */
  private static final long PAIRS_TO_TRY = 400_000;

  private static final int MORE_PLACES = 5;
  private static final double MORE_HOURS = 1.1;
  private static final int ROWS = 2000;
  private static final double ROUNDING = 0.005;

  private final DSLContext database;
  private final Proposals proposals;
  private final Candidates candidates;
  private final Carrying carrying;
  private final BookHolders holders;
  private final Needs needs;
  private final Rights rights;
  private final TransactionOperations transactions;
  private final Clock clock;

  Building(
      DSLContext database,
      Proposals proposals,
      Candidates candidates,
      Carrying carrying,
      BookHolders holders,
      Needs needs,
      Rights rights,
      TransactionOperations transactions,
      Clock clock) {
    this.database = database;
    this.proposals = proposals;
    this.candidates = candidates;
    this.carrying = carrying;
    this.holders = holders;
    this.needs = needs;
    this.rights = rights;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Builds a proposal that waits for it, with the eyes of whoever asked for it: who has left
   * meanwhile sees nobody. Nothing is locked while it is thought about.
   */
  void build(long id) {
    var asker =
        database
            .select(PROPOSAL.ASKED_BY)
            .from(PROPOSAL)
            .where(PROPOSAL.ID.eq(id))
            .fetchOptional(PROPOSAL.ASKED_BY);
    var viewer = asker.flatMap(by -> rights.of(new EmployeeId(by)));
    if (viewer.isPresent()) {
      Viewers.as(viewer.get(), () -> built(id));
    } else {
      Viewers.asOffice(() -> built(id));
    }
  }

  private @Nullable Void built(long id) {
    var proposal = proposals.find(id);
    if (proposal.stage() == Stage.BUILDING) {
      var built = thought(proposal);
      transactions.executeWithoutResult(_ -> write(proposal, built));
    }
    return null;
  }

  /** All that a proposal is to say. */
  private record Built(List<BookSides> books, List<Drafted> lines, Figures figures) {}

  private record Drafted(
      long customer,
      @Nullable EmployeeId from,
      @Nullable EmployeeId to,
      double needs,
      List<Reason> why) {}

  /** One book, before and after. */
  private static final class BookSides {
    final EmployeeId holder;
    final Capacity capacity;
    int others;
    double othersNeeds;
    int customers;
    double customersNeed;
    int customersNew;
    double needNew;
    double hourWorth;

    BookSides(EmployeeId holder, Capacity capacity) {
      this.holder = holder;
      this.capacity = capacity;
    }

    boolean overfull() {
      return customers > capacity.most()
          || customersNeed > capacity.hours().doubleValue() + ROUNDING;
    }

    double left() {
      return Math.max(0, capacity.hours().doubleValue() - othersNeeds);
    }

    int places() {
      return Math.max(0, capacity.most() - others);
    }
  }

  private Built thought(Proposal proposal) {
    var wish = proposal.wish();
    var span = needs.span();
    var said = holders.of(wish.holders());
    var all =
        wish.holders().stream().map(each -> said.getOrDefault(each, Holder.of(each))).toList();
    var skills = candidates.skills(all);
    var fits = candidates.fits(all, skills);
    var asked = candidates.of(wish, span, skills);
    var ids = asked.stream().map(Candidate::customer).collect(Collectors.toSet());
    var others = candidates.others(wish, span, wish.holders(), ids);
    var books =
        carrying.of(wish.holders(), wish.setting()).entrySet().stream()
            .map(each -> new BookSides(each.getKey(), each.getValue()))
            .toList();
    count(books, asked, others, wish.others() == Others.STAY);
    var filling = filling(books, asked, fits);
    var filled = filling.fill();
    for (int j = 0; j < books.size(); j++) {
      books.get(j).hourWorth = filled.hourWorth()[j];
    }
    var lines = lines(books, fits, asked, filled);
    if (wish.others() == Others.LEAVE) {
      others.forEach(other -> lines.add(outside(other)));
    }
    return new Built(books, lines, figures(span, books, asked, filling, filled));
  }

  private static void count(
      List<BookSides> books, List<Candidate> asked, List<Other> others, boolean stay) {
    Map<EmployeeId, BookSides> byHolder =
        books.stream().collect(Collectors.toMap(book -> book.holder, book -> book));
    for (var candidate : asked) {
      var book = candidate.owner() == null ? null : byHolder.get(candidate.owner());
      if (book != null) {
        book.customers++;
        book.customersNeed += candidate.needs();
      }
    }
    for (var other : others) {
      var book = Objects.requireNonNull(byHolder.get(other.owner()));
      book.customers++;
      book.customersNeed += other.needs();
      if (stay) {
        book.others++;
        book.othersNeeds += other.needs();
      }
    }
  }

  private static Filling filling(List<BookSides> books, List<Candidate> asked, List<Fit> fits) {
    double[][] worth = new double[asked.size()][books.size()];
    for (int i = 0; i < asked.size(); i++) {
      double placed = Fit.PLACED + Fit.BY_PLACE * (asked.size() - i) / asked.size();
      for (int j = 0; j < books.size(); j++) {
        worth[i][j] = placed + fits.get(j).points(asked.get(i));
      }
    }
    return new Filling(
        asked.stream().mapToDouble(Candidate::needs).toArray(),
        books.stream().mapToDouble(BookSides::left).toArray(),
        books.stream().mapToInt(BookSides::places).toArray(),
        worth);
  }

  private static List<Drafted> lines(
      List<BookSides> books, List<Fit> fits, List<Candidate> asked, Filling.Result filled) {
    Map<EmployeeId, Integer> places = new HashMap<>();
    for (int j = 0; j < books.size(); j++) {
      var book = books.get(j);
      places.put(book.holder, j);
      book.customersNew = book.others;
      book.needNew = book.othersNeeds;
    }
    List<Drafted> lines = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      var candidate = asked.get(i);
      var owner = candidate.owner();
      Integer before = owner == null ? null : places.get(owner);
      int after = filled.book()[i];
      var why = new ArrayList<Reason>();
      if (after == Filling.NOWHERE) {
        why.add(Reason.NO_ROOM);
      } else if (fits.get(after).keeps(candidate)) {
        why.add(Reason.KEPT);
      } else {
        why.add(because(owner, before == null ? null : books.get(before)));
        why.addAll(fits.get(after).reasons(candidate, before == null ? null : fits.get(before)));
      }
      if (after != Filling.NOWHERE) {
        books.get(after).customersNew++;
        books.get(after).needNew += candidate.needs();
      }
      lines.add(
          new Drafted(
              candidate.customer(),
              owner,
              after == Filling.NOWHERE ? null : books.get(after).holder,
              candidate.needs(),
              why));
    }
    return lines;
  }

  private static Reason because(@Nullable EmployeeId owner, @Nullable BookSides before) {
    if (owner == null) {
      return Reason.UNHELD;
    }
    if (before == null) {
      return Reason.HOLDER_OUT;
    }
    return before.overfull() ? Reason.RELIEF : Reason.GIVES_WAY;
  }

  private static Drafted outside(Other other) {
    return new Drafted(
        other.customer(), other.owner(), null, other.needs(), List.of(Reason.OUTSIDE));
  }

  private static Figures figures(
      Needs.Span span,
      List<BookSides> books,
      List<Candidate> asked,
      Filling filling,
      Filling.Result filled) {
    int[] placed =
        IntStream.range(0, asked.size()).filter(i -> filled.book()[i] != Filling.NOWHERE).toArray();
    int kept =
        (int)
            Arrays.stream(placed)
                .filter(i -> books.get(filled.book()[i]).holder.equals(asked.get(i).owner()))
                .count();
    return new Figures(
        span.from(),
        span.to(),
        span.factor(),
        asked.size(),
        placed.length,
        kept,
        rounded(asked.stream().mapToDouble(Candidate::needs).sum()),
        rounded(Arrays.stream(placed).mapToDouble(i -> asked.get(i).needs()).sum()),
        BigDecimal.valueOf(filled.gap()).setScale(6, RoundingMode.HALF_UP),
        filled.gap() < Filling.EPSILON,
        placed.length < asked.size() ? changes(books.size(), filling) : List.of());
  }

  /** What would be with more room of one kind. */
  private static List<WhatIf> changes(int books, Filling filling) {
    if ((long) filling.customers * books > PAIRS_TO_TRY) {
      return List.of();
    }
    return List.of(
        new WhatIf(Change.PLACES, filling.with(1, MORE_PLACES).fill().placed()),
        new WhatIf(Change.HOURS, filling.with(MORE_HOURS, 0).fill().placed()),
        new WhatIf(Change.HOLDER, filling.withOneMore().fill().placed()));
  }

  private void write(Proposal proposal, Built built) {
    proposals.lock(proposal.id());
    if (proposals.find(proposal.id()).stage() != Stage.BUILDING) {
      return;
    }
    built.books().forEach(book -> write(proposal.id(), book));
    int place = 1;
    List<LineRecord> rows = new ArrayList<>();
    for (var line : built.lines()) {
      var row = database.newRecord(LINE);
      row.setProposalId(proposal.id());
      row.setCustomerId(line.customer());
      row.setPlace(place++);
      row.setFromId(EmployeeId.toNullable(line.from()));
      row.setToId(EmployeeId.toNullable(line.to()));
      row.setNeeds(rounded(line.needs()));
      row.setReasons(line.why().stream().map(Reason::code).toArray(String[]::new));
      rows.add(row);
      if (rows.size() == ROWS) {
        insert(rows);
      }
    }
    insert(rows);
    database
        .update(PROPOSAL)
        .set(PROPOSAL.BUILT_AT, clock.instant())
        .set(PROPOSAL.FIGURES, JSONB.valueOf(Proposals.JSON.writeValueAsString(built.figures())))
        .where(PROPOSAL.ID.eq(proposal.id()))
        .execute();
    proposals.changed(proposal.id());
  }

  private void insert(List<LineRecord> rows) {
    if (!rows.isEmpty()) {
      database.insertInto(LINE).set(rows).execute();
      rows.clear();
    }
  }

  private void write(long proposal, BookSides book) {
    database
        .update(PROPOSED_BOOK)
        .set(PROPOSED_BOOK.HOURS, book.capacity.hours())
        .set(PROPOSED_BOOK.MOST, book.capacity.most())
        .set(PROPOSED_BOOK.CUSTOMERS, book.customers)
        .set(PROPOSED_BOOK.NEEDS, rounded(book.customersNeed))
        .set(PROPOSED_BOOK.OTHERS, book.others)
        .set(PROPOSED_BOOK.OTHERS_NEEDS, rounded(book.othersNeeds))
        .set(PROPOSED_BOOK.CUSTOMERS_NEW, book.customersNew)
        .set(PROPOSED_BOOK.NEEDS_NEW, rounded(book.needNew))
        .set(
            PROPOSED_BOOK.HOUR_WORTH,
            BigDecimal.valueOf(book.hourWorth).setScale(4, RoundingMode.HALF_UP))
        .where(
            PROPOSED_BOOK.PROPOSAL_ID.eq(proposal),
            PROPOSED_BOOK.EMPLOYEE_ID.eq(book.holder.value()))
        .execute();
  }

  private static BigDecimal rounded(double hours) {
    return BigDecimal.valueOf(hours).setScale(2, RoundingMode.HALF_UP);
  }
}
