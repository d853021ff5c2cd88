package io.kesher.agreements.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.kesher.agreements.AgreementDraft;
import io.kesher.agreements.ProductLines;
import io.kesher.agreements.Radar;
import io.kesher.agreements.Radar.Coming;
import io.kesher.api.Paged;
import io.kesher.identity.EmployeeId;
import io.kesher.identity.Offices;
import io.kesher.web.May;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@May("agreements:see")
@RestController
@Tag(name = "agreements")
class RadarApi {
  private final Radar radar;
  private final ProductLines lines;
  private final Offices offices;

  RadarApi(Radar radar, ProductLines lines, Offices offices) {
    this.radar = radar;
    this.lines = lines;
    this.offices = offices;
  }

  @GetMapping("/api/v1/renewals")
  @Operation(
      summary = "The renewals that come within 90 days, and those that are overdue",
      description =
          "The most commission at stake first, then the most premium; or by day. `days` until the renewal are below"
              + " zero where it is overdue. Group and contribution are those of the customer, as far as they are the"
              + " caller's to know.")
  PageJson index(
      @ParameterObject @ModelAttribute RadarWish wish,
      @Parameter(description = "1 to 500, 50 without it") @RequestParam(required = false)
          @Nullable Integer limit) {
    int most = Pages.limit(limit);
    var found = radar.page(wish.query(lines, radar).search(), wish.behind(), most + 1);
    var page = found.subList(0, Math.min(most, found.size()));
    return new PageJson(
        page.stream().map(this::json).toList(),
        found.size() > most ? RadarWish.cursor(page.getLast().after()) : null);
  }

  private ComingJson json(Coming coming) {
    return new ComingJson(
        AgreementJson.of(coming.agreement(), offices.today()),
        coming.customer(),
        EmployeeId.toNullable(coming.owner()),
        coming.days(),
        coming.worth().group(),
        AgreementDraft.plain(coming.worth().contribution()));
  }

  record PageJson(List<ComingJson> items, @Nullable String next) implements Paged {}

  record ComingJson(
      @JsonUnwrapped AgreementJson agreement,
      String customerName,
      @Nullable Long ownerId,
      int days,
      @Nullable String group,
      @Nullable BigDecimal contribution) {}
}
