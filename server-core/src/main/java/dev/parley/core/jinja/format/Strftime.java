package dev.parley.core.jinja.format;

import dev.parley.core.jinja.value.TextOut;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;

/// C's `strftime` in the C locale, for a local time that knows no zone.
public final class Strftime {

    private static final int NOON = 12;
    private static final int MICROS = 1_000;
    private static final int WEEK = 7;

    private final ZonedDateTime time;
    private final TextOut out;

    private Strftime(ZonedDateTime time, TextOut out) {
        this.time = time;
        this.out = out;
    }

    /// Writes a time in a format.
    public static void write(ZonedDateTime time, String format, TextOut out) {
        new Strftime(time, out).write(format);
    }

    private void write(String format) {
        int i = 0;
        while (i < format.length()) {
            char unit = format.charAt(i++);
            if (unit != '%' || i == format.length()) {
                out.append(unit);
                continue;
            }
            char directive = format.charAt(i++);
            if (directive == '-' && i < format.length()) {
                unpadded(format.charAt(i++));
            } else {
                directive(directive);
            }
        }
    }

    private void unpadded(char directive) {
        TextOut padded = new TextOut(out.budget());
        new Strftime(time, padded).directive(directive);
        String text = padded.toString();
        int start = 0;
        while (start < text.length() - 1
                && (text.charAt(start) == '0' || text.charAt(start) == ' ')) {
            start++;
        }
        out.append(text, start, text.length());
    }

    private void directive(char directive) {
        switch (directive) {
            case 'Y' -> number(time.getYear(), 1);
            case 'C' -> number(time.getYear() / 100, 2);
            case 'y' -> number(time.getYear() % 100, 2);
            case 'm' -> number(time.getMonthValue(), 2);
            case 'd' -> number(time.getDayOfMonth(), 2);
            case 'e' -> spaced(time.getDayOfMonth());
            case 'H' -> number(time.getHour(), 2);
            case 'k' -> spaced(time.getHour());
            case 'I' -> number(hour12(), 2);
            case 'l' -> spaced(hour12());
            case 'M' -> number(time.getMinute(), 2);
            case 'S' -> number(time.getSecond(), 2);
            case 'f' -> number(time.getNano() / MICROS, 6);
            case 'j' -> number(time.getDayOfYear(), 3);
            default -> nameOrComposite(directive);
        }
    }

    private void nameOrComposite(char directive) {
        switch (directive) {
            case 'a' ->
                    out.append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'A' ->
                    out.append(time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'b', 'h' ->
                    out.append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            case 'B' -> out.append(time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
            case 'p' -> out.append(time.getHour() < NOON ? "AM" : "PM");
            case 'P' -> out.append(time.getHour() < NOON ? "am" : "pm");
            case 'c' -> write("%a %b %e %H:%M:%S %Y");
            case 'D', 'x' -> write("%m/%d/%y");
            case 'F' -> write("%Y-%m-%d");
            case 'T', 'X' -> write("%H:%M:%S");
            case 'R' -> write("%H:%M");
            case 'r' -> write("%I:%M:%S %p");
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case '%' -> out.append('%');
            case 'z', 'Z' -> out.append("");
            default -> week(directive);
        }
    }

    private void week(char directive) {
        int day = time.getDayOfWeek().getValue();
        switch (directive) {
            case 'u' -> number(day, 1);
            case 'w' -> number(day % WEEK, 1);
            case 'U' -> number((time.getDayOfYear() + WEEK - 1 - day % WEEK) / WEEK, 2);
            case 'W' -> number((time.getDayOfYear() + WEEK - day) / WEEK, 2);
            case 'V' -> number(field(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2);
            case 'G' -> number(field(IsoFields.WEEK_BASED_YEAR), 4);
            case 'g' -> number(field(IsoFields.WEEK_BASED_YEAR) % 100, 2);
            case 's' -> out.append(time.toEpochSecond());
            default -> {
                out.append('%');
                out.append(directive);
            }
        }
    }

    private int field(TemporalField field) {
        return time.get(field);
    }

    private int hour12() {
        int hour = time.get(ChronoField.HOUR_OF_AMPM);
        return hour == 0 ? NOON : hour;
    }

    private void spaced(int value) {
        out.append(value < 10 ? " " + value : Integer.toString(value));
    }

    private void number(int value, int width) {
        String digits = Integer.toString(value);
        out.append("0".repeat(Math.max(0, width - digits.length())));
        out.append(digits);
    }
}
