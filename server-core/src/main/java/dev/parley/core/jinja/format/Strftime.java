package dev.parley.core.jinja.format;

import dev.parley.core.jinja.value.TextOut;

import org.jspecify.annotations.Nullable;

import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;

/// C's `strftime` in the C locale, for a local time that knows no zone. A directive may have the flags of glibc:
/// `-` pads not at all, `_` with blanks, `0` with zeros, `^` writes capitals, `#` the other case; then a width.
public final class Strftime {

    private static final int NOON = 12;
    private static final int MICROS = 1_000;
    private static final int WEEK = 7;
    private static final int WIDEST = 1 << 20;
    private static final int STEPS = 6;

    private final ZonedDateTime time;
    private final TextOut out;

    /// What stands between `%` and the letter of a directive.
    ///
    /// @param pad `-`, `_` or `0`; a blank where none is said
    /// @param capitals whether the text is written in capitals
    /// @param swapped whether names are written in the other case
    /// @param width the least characters, 0 where none is said
    /// @param end where the letter stands in the format
    private record Flags(char pad, boolean capitals, boolean swapped, int width, int end) {

        static Flags read(String format, int from) {
            char pad = ' ';
            boolean capitals = false;
            boolean swapped = false;
            int at = from;
            for (; at < format.length() && "-_0^#".indexOf(format.charAt(at)) >= 0; at++) {
                char flag = format.charAt(at);
                capitals |= flag == '^';
                swapped |= flag == '#';
                pad = flag == '^' || flag == '#' ? pad : flag;
            }
            int width = 0;
            for (; at < format.length() && isDigit(format.charAt(at)); at++) {
                width = Math.min(WIDEST, width * 10 + format.charAt(at) - '0');
            }
            return new Flags(pad, capitals, swapped, width, modified(format, at) ? at + 1 : at);
        }

        /// Whether a modifier for other calendars stands here, which the C locale ignores.
        private static boolean modified(String format, int at) {
            if (at + 1 >= format.length()) {
                return false;
            }
            String letters =
                    switch (format.charAt(at)) {
                        case 'E' -> "cCnpPrRstTuxXyYzZ";
                        case 'O' -> "bBCdegGhHIjklmMnpPrRsStTuUVwWyzZ";
                        default -> "";
                    };
            return letters.indexOf(format.charAt(at + 1)) >= 0;
        }

        private static boolean isDigit(char unit) {
            return unit >= '0' && unit <= '9';
        }
    }

    private Strftime(ZonedDateTime time, TextOut out) {
        this.time = time;
        this.out = out;
    }

    /// Writes a time in a format.
    public static void write(ZonedDateTime time, String format, TextOut out) {
        new Strftime(time, out).write(format, false);
    }

    private void write(String format, boolean capitals) {
        int at = 0;
        while (at < format.length()) {
            char unit = format.charAt(at++);
            if (unit != '%') {
                out.append(unit);
                continue;
            }
            Flags flags = Flags.read(format, at);
            if (flags.end() >= format.length()) {
                out.append(format, at - 1, format.length());
                return;
            }
            directive(format.substring(at - 1, flags.end() + 1), flags, capitals);
            at = flags.end() + 1;
        }
    }

    /// @param raw the directive from its percent sign on, which stands for itself where C knows no such letter
    private void directive(String raw, Flags flags, boolean capitals) {
        out.budget().steps(STEPS);
        char letter = raw.charAt(raw.length() - 1);
        boolean plain = raw.length() == 2;
        if (letter == 'f' && plain) {
            number(time.getNano() / MICROS, 6, '0', flags);
            return;
        }
        if (number(letter, flags)) {
            return;
        }
        String composite = composite(letter);
        if (composite != null) {
            TextOut whole = new TextOut(out.budget());
            new Strftime(time, whole).write(composite, flags.capitals() || capitals);
            padded(whole.toString(), flags);
            return;
        }
        String name = name(letter);
        if (name == null) {
            padded(raw, flags);
        } else {
            padded(inCase(name, letter, flags, capitals), flags);
        }
    }

    private static String inCase(String name, char letter, Flags flags, boolean capitals) {
        if (flags.swapped() && letter == 'p') {
            return name.toLowerCase(Locale.ROOT);
        }
        boolean upper = capitals || flags.capitals() || flags.swapped();
        return upper && letter != 'P' ? name.toUpperCase(Locale.ROOT) : name;
    }

    private boolean number(char letter, Flags flags) {
        switch (letter) {
            case 'Y' -> number(time.getYear(), 1, '0', flags);
            case 'C' -> number(time.getYear() / 100, 2, '0', flags);
            case 'y' -> number(time.getYear() % 100, 2, '0', flags);
            case 'm' -> number(time.getMonthValue(), 2, '0', flags);
            case 'd' -> number(time.getDayOfMonth(), 2, '0', flags);
            case 'e' -> number(time.getDayOfMonth(), 2, ' ', flags);
            case 'H' -> number(time.getHour(), 2, '0', flags);
            case 'k' -> number(time.getHour(), 2, ' ', flags);
            case 'I' -> number(hour12(), 2, '0', flags);
            case 'l' -> number(hour12(), 2, ' ', flags);
            case 'M' -> number(time.getMinute(), 2, '0', flags);
            case 'S' -> number(time.getSecond(), 2, '0', flags);
            case 'j' -> number(time.getDayOfYear(), 3, '0', flags);
            case 's' -> number(time.toEpochSecond(), 1, '0', flags);
            default -> {
                return weekNumber(letter, flags);
            }
        }
        return true;
    }

    private boolean weekNumber(char letter, Flags flags) {
        int day = time.getDayOfWeek().getValue();
        switch (letter) {
            case 'u' -> number(day, 1, '0', flags);
            case 'w' -> number(day % WEEK, 1, '0', flags);
            case 'U' -> number((time.getDayOfYear() + WEEK - 1 - day % WEEK) / WEEK, 2, '0', flags);
            case 'W' -> number((time.getDayOfYear() + WEEK - day) / WEEK, 2, '0', flags);
            case 'V' -> number(field(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flags);
            case 'G' -> number(field(IsoFields.WEEK_BASED_YEAR), 4, '0', flags);
            case 'g' -> number(field(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flags);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String composite(char letter) {
        return switch (letter) {
            case 'c' -> "%a %b %e %H:%M:%S %Y";
            case 'D', 'x' -> "%m/%d/%y";
            case 'F' -> "%Y-%m-%d";
            case 'T', 'X' -> "%H:%M:%S";
            case 'R' -> "%H:%M";
            case 'r' -> "%I:%M:%S %p";
            default -> null;
        };
    }

    private @Nullable String name(char letter) {
        return switch (letter) {
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'p' -> time.getHour() < NOON ? "AM" : "PM";
            case 'P' -> time.getHour() < NOON ? "am" : "pm";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '%' -> "%";
            case 'z', 'Z' -> "";
            default -> null;
        };
    }

    private int field(TemporalField field) {
        return time.get(field);
    }

    private int hour12() {
        int hour = time.get(ChronoField.HOUR_OF_AMPM);
        return hour == 0 ? NOON : hour;
    }

    private void number(long value, int digits, char pad, Flags flags) {
        String text = Long.toString(value);
        char with = flags.pad() == ' ' ? pad : flags.pad();
        int least = with == '-' ? flags.width() : Math.max(digits, flags.width());
        pad(least - text.length(), with == '0' ? '0' : ' ');
        out.append(text);
    }

    private void padded(String text, Flags flags) {
        pad(flags.width() - text.length(), flags.pad() == '0' ? '0' : ' ');
        out.append(text);
    }

    private void pad(int missing, char with) {
        out.budget().repeat(missing);
        out.append(Character.toString(with).repeat(Math.max(0, missing)));
    }
}
