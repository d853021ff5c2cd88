package io.kesher.books.web;

import io.kesher.books.Book;
import io.kesher.books.Books;
import io.kesher.books.Capacity;
import io.kesher.books.Holder;
import io.kesher.books.Holding;
import io.kesher.books.Line;
import io.kesher.books.Proposal;
import io.kesher.books.Proposal.Figures;
import io.kesher.books.Proposal.Others;
import io.kesher.books.Proposal.Stage;
import io.kesher.books.ProposedBook;
import io.kesher.books.Reason;
import io.kesher.books.Setting;
import io.kesher.identity.EmployeeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the REST of books says. */
final class Json {
  private Json() {}

  record BookJson(
      long employee,
      String name,
      int customers,
      int most,
      BigDecimal needs,
      BigDecimal hours,
      Capacity.Because because,
      boolean overfull,
      @Nullable String standIn,
      @Nullable LocalDate awayUntil) {
    static BookJson of(Book book) {
      return new BookJson(
          book.holder().value(),
          book.name(),
          book.customers(),
          book.capacity().most(),
          book.needs(),
          book.capacity().hours(),
          book.capacity().because(),
          book.overfull(),
          book.standIn(),
          book.awayUntil());
    }
  }

  record KeptJson(long customer, String name, BigDecimal needs) {
    static KeptJson of(Books.Kept kept) {
      return new KeptJson(kept.customer().value(), kept.name(), kept.needs());
    }
  }

  record HolderJson(
      @Nullable BigDecimal hours,
      @Nullable Integer most,
      List<String> languages,
      List<String> lines,
      List<String> skills,
      int version) {
    static HolderJson of(Holder holder) {
      return new HolderJson(
          holder.hours(),
          holder.most(),
          holder.languages(),
          holder.lines(),
          holder.skills(),
          holder.version());
    }
  }

  record HoldingJson(long employee, String name, Instant from, @Nullable Instant until) {
    static HoldingJson of(Holding holding) {
      return new HoldingJson(
          holding.holder().value(), holding.name(), holding.from(), holding.until());
    }
  }

  record ProposalJson(
      long id,
      Stage stage,
      @Nullable Integer top,
      @Nullable BigDecimal percent,
      String filter,
      Others others,
      Setting setting,
      List<Long> holders,
      @Nullable Figures figures,
      int moving,
      int leaving,
      int moved,
      int overtaken,
      @Nullable String askedBy,
      Instant askedAt,
      @Nullable Instant builtAt,
      @Nullable Instant endedAt) {
    static ProposalJson of(Proposal proposal) {
      var wish = proposal.wish();
      return new ProposalJson(
          proposal.id(),
          proposal.stage(),
          wish.top(),
          wish.percent(),
          wish.filter(),
          wish.others(),
          wish.setting(),
          wish.holders().stream().map(EmployeeId::value).toList(),
          proposal.figures(),
          proposal.moving(),
          proposal.leaving(),
          proposal.moved(),
          proposal.overtaken(),
          proposal.asker(),
          proposal.askedAt(),
          proposal.builtAt(),
          proposal.endedAt());
    }
  }

  record ProposedJson(
      long employee,
      String name,
      BigDecimal hours,
      int most,
      int others,
      BigDecimal othersNeeds,
      SideJson before,
      SideJson after,
      BigDecimal hourWorth) {
    static ProposedJson of(ProposedBook book) {
      return new ProposedJson(
          book.holder().value(),
          book.name(),
          book.hours(),
          book.most(),
          book.others(),
          book.othersNeeds(),
          SideJson.of(book, book.before()),
          SideJson.of(book, book.after()),
          book.hourWorth());
    }
  }

  record SideJson(int customers, BigDecimal needs, boolean overfull) {
    static SideJson of(ProposedBook book, ProposedBook.Side side) {
      return new SideJson(side.customers(), side.needs(), book.overfull(side));
    }
  }

  record ProposedLineJson(
      int place,
      long customer,
      String name,
      @Nullable Long from,
      @Nullable Long to,
      BigDecimal needs,
      List<Reason> reasons,
      Line.@Nullable Outcome outcome) {
    static ProposedLineJson of(Line line) {
      return new ProposedLineJson(
          line.place(),
          line.customer().value(),
          line.name(),
          EmployeeId.toNullable(line.from()),
          EmployeeId.toNullable(line.to()),
          line.needs(),
          line.reasons(),
          line.outcome());
    }
  }
}
