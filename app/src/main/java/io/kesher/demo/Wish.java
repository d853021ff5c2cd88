package io.kesher.demo;

import static io.kesher.demo.Line.BUSINESS;
import static io.kesher.demo.Line.CAR;
import static io.kesher.demo.Line.HEALTH;
import static io.kesher.demo.Line.HOME;
import static io.kesher.demo.Line.LIFE;
import static io.kesher.demo.Line.PENSION;
import static io.kesher.demo.Line.TRAVEL;

import java.util.ArrayList;
import java.util.List;

/** What somebody of a kind insures with us, and how richly. */
record Wish(List<Line> lines, double scale) {

  static Wish of(Customer customer, Intended intended, long seed) {
    Draw draw = Draw.of(seed, "wish " + intended, customer.slot());
    Wish wish = customer.party().business() ? ofBusiness(intended, draw) : ofPerson(intended, draw);
    return customer.lines().isEmpty() ? wish : new Wish(customer.lines(), wish.scale);
  }

  private static Wish ofPerson(Intended intended, Draw draw) {
    var lines = new ArrayList<Line>();
    switch (intended) {
      case KEY -> {
        lines.addAll(List.of(CAR, HOME, HEALTH, draw.chance(0.8) ? PENSION : LIFE));
        add(lines, CAR, 0.55, draw);
        add(lines, LIFE, 0.45, draw);
        add(lines, HEALTH, 0.35, draw);
        add(lines, TRAVEL, 0.4, draw);
      }
      case DEVELOPING -> {
        lines.add(CAR);
        if (draw.chance(0.5)) {
          lines.add(draw.of(List.of(HEALTH, LIFE, PENSION)));
          lines.add(draw.of(List.of(HOME, HEALTH, LIFE)));
        } else {
          lines.addAll(List.of(CAR, HOME));
          add(lines, TRAVEL, 0.6, draw);
        }
      }
      case LOSS_MAKING -> {
        lines.add(draw.chance(0.8) ? CAR : HOME);
        add(lines, draw.of(List.of(HOME, HEALTH, LIFE)), 0.4, draw);
      }
      case STANDARD, NEW -> {
        lines.add(one(draw));
        add(lines, draw.of(List.of(HOME, HEALTH, TRAVEL)), 0.13, draw);
      }
      case GONE -> {}
    }
    return new Wish(List.copyOf(lines), scale(intended));
  }

  private static Wish ofBusiness(Intended intended, Draw draw) {
    var lines = new ArrayList<Line>();
    switch (intended) {
      case KEY -> {
        lines.addAll(List.of(BUSINESS, CAR, CAR, PENSION));
        add(lines, PENSION, 0.5, draw);
        add(lines, HEALTH, 0.5, draw);
      }
      case DEVELOPING -> {
        lines.add(BUSINESS);
        add(lines, CAR, 0.5, draw);
      }
      case LOSS_MAKING -> lines.add(draw.chance(0.6) ? CAR : BUSINESS);
      case STANDARD, NEW -> lines.add(draw.chance(0.5) ? CAR : HOME);
      case GONE -> {}
    }
    return new Wish(List.copyOf(lines), scale(intended));
  }

  private static Line one(Draw draw) {
    return List.of(CAR, HOME, HEALTH, LIFE, PENSION, TRAVEL)
        .get(draw.weighted(0.57, 0.19, 0.09, 0.07, 0.03, 0.05));
  }

  private static void add(List<Line> lines, Line line, double probability, Draw draw) {
    if (draw.chance(probability)) {
      lines.add(line);
    }
  }

  private static double scale(Intended intended) {
    return switch (intended) {
      case KEY -> 2.15;
      case DEVELOPING -> 1.05;
      case LOSS_MAKING -> 0.65;
      case STANDARD, NEW, GONE -> 0.54;
    };
  }
}
