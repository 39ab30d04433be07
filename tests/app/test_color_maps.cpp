// SPDX-License-Identifier: GPL-3.0-or-later
// The colour maps, held to colorimetry that shares nothing with how they are made.
#include "plot/draw_cells.h"
#include "plot/screen_canvas.h"
#include "registered_test.h"
#include "ui/diverging_scale.h"
#include "ui/theme.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <array>
#include <cmath>
#include <numbers>

namespace headscope::app::test {

namespace {

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

constexpr int kSteps = 32;  // a side
// Colours are whole numbers from 0 to 255: near black that is up to 0.45 of L*.
constexpr double kRounding = 0.9;
constexpr double kEnds = 25;     // CIEDE2000 between the ends, whoever looks; 2.3 can just be seen
constexpr double kQuarters = 8;  // and between effects of a quarter of the scale
constexpr double kNeutral = 1;   // chroma of the grey at 0
constexpr double kTenth = 4.5;   // CIEDE2000 between 0 and an effect of a tenth of the scale
constexpr double kNoise = 3;     // and between the mark of noise and any value
constexpr double kSeen = 2.3;    // and between colours of which a difference can just be seen

Vector product(const Matrix& matrix, const Vector& v) {
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

Vector linearOf(const QColor& color) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

/// IEC 61966-2-1 and CIE 15, D65.
Vector labOf(const Vector& linear) {
    const Vector xyz = product({{{0.4124564, 0.3575761, 0.1804375},
                                 {0.2126729, 0.7151522, 0.0721750},
                                 {0.0193339, 0.1191920, 0.9503041}}},
                               linear);
    const auto f = [](double t) {
        return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    };
    const double x = f(xyz[0] / 0.95047);
    const double y = f(xyz[1]);
    const double z = f(xyz[2] / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// What people with a deficiency see, severity 1: Machado, Oliveira and Fernandes, IEEE TVCG 15(6),
/// 2009, table 1; on linear RGB.
struct Deficiency {
    const char* name;
    Matrix matrix;
};
constexpr std::array<Deficiency, 4> kEyes{{
    {"trichromat", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanope",
     {{{0.152286, 1.052583, -0.204868},
       {0.114503, 0.786281, 0.099216},
       {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranope",
     {{{0.367322, 0.860646, -0.227968},
       {0.280085, 0.672501, 0.047413},
       {-0.011820, 0.042940, 0.968881}}}},
    {"tritanope",
     {{{1.255528, -0.076749, -0.178779},
       {-0.078411, 0.930809, 0.147602},
       {0.004733, 0.691367, 0.303900}}}},
}};

Vector seen(const QColor& color, const Deficiency& eye) {
    Vector linear = product(eye.matrix, linearOf(color));
    for (double& c : linear)
        c = std::clamp(c, 0.0, 1.0);
    return labOf(linear);
}

/// CIEDE2000: Sharma, Wu and Dalal, Color Research and Application 30(1), 2005.
double ciede2000(const Vector& first, const Vector& second) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double meanC = (std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2;
    const auto blue = [](double c) {
        return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
    };
    const double stretch = 1 + 0.5 * (1 - blue(meanC));
    const auto polar = [stretch](const Vector& lab) {
        const double a = lab[1] * stretch;
        double hue = std::atan2(lab[2], a) * 180 / std::numbers::pi;
        if (hue < 0) hue += 360;
        return std::pair(std::hypot(a, lab[2]), hue);
    };
    const auto [c1, h1] = polar(first);
    const auto [c2, h2] = polar(second);
    const bool grey = c1 * c2 == 0;
    double turn = grey ? 0 : h2 - h1;
    if (turn > 180) turn -= 360;
    if (turn < -180) turn += 360;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    double h = h1 + h2;
    if (!grey) {
        if (std::abs(h1 - h2) > 180) h += h < 360 ? 360 : -360;
        h /= 2;
    }
    const double l = (first[0] + second[0]) / 2;
    const double c = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                     0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
    const double sL = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
    const double sC = 1 + 0.045 * c;
    const double sH = 1 + 0.015 * c * t;
    const double rotation =
        -2 * blue(c) * std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2))));
    const double inL = (second[0] - first[0]) / sL;
    const double inC = (c2 - c1) / sC;
    const double inH = dH / sH;
    return std::sqrt(inL * inL + inC * inC + inH * inH + rotation * inC * inH);
}

}  // namespace

class TestColorMaps : public QObject {
    Q_OBJECT

 private:
    static void addScales() {
        QTest::addColumn<ColorMap>("map");
        QTest::addColumn<bool>("dark");
        for (const ColorMap map : kColorMaps) {
            for (const bool dark : {false, true})
                QTest::addRow("%s, %s", qPrintable(name(map)), dark ? "dark" : "light")
                    << map << dark;
        }
    }
    static const DivergingScale& scale() {
        QFETCH(ColorMap, map);
        QFETCH(bool, dark);
        return dark ? DivergingScale::onDark(map) : DivergingScale::onLight(map);
    }
    static Vector labAt(double value) { return labOf(linearOf(scale().color(value, 1))); }

 private Q_SLOTS:
    void theMeasureIsThePublishedOne();
    void thereAreSeveralAndNoneIsLikeAnother();
    void lightnessIsEvenAndSymmetric_data() { addScales(); }
    void lightnessIsEvenAndSymmetric();
    void stepsLookEvenAndHueStays_data() { addScales(); }
    void stepsLookEvenAndHueStays();
    void everybodyCanTellTheSigns_data() { addScales(); }
    void everybodyCanTellTheSigns();
    void smallEffectsAreSeen_data() { addScales(); }
    void smallEffectsAreSeen();
    void noiseIsLikeNoValue_data() { addScales(); }
    void noiseIsLikeNoValue();
    void noiseWeighsLessThanTheFirstStepThatIsSeen_data() { addScales(); }
    void noiseWeighsLessThanTheFirstStepThatIsSeen();
    void zeroIsTheNeutralOfTheTheme_data() { addScales(); }
    void zeroIsTheNeutralOfTheTheme();
    void valuesAreCentredAndCut_data() { addScales(); }
    void valuesAreCentredAndCut();
};

void TestColorMaps::theMeasureIsThePublishedOne() {
    // Pairs 1, 7, 17 and 25 of the paper's test data.
    const std::tuple<Vector, Vector, double> pairs[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644}};
    for (const auto& [first, second, published] : pairs)
        QVERIFY(std::abs(ciede2000(first, second) - published) < 1e-4);
    // Bruce Lindbloom's L*a*b* of sRGB's blue.
    const Vector blue = labOf(linearOf(QColor(0, 0, 255)));
    QVERIFY(std::abs(blue[0] - 32.297) < 0.01 && std::abs(blue[1] - 79.188) < 0.02 &&
            std::abs(blue[2] + 107.860) < 0.02);
}

void TestColorMaps::thereAreSeveralAndNoneIsLikeAnother() {
    QVERIFY(kColorMaps.size() >= 3);
    for (const ColorMap one : kColorMaps) {
        QCOMPARE(colorMapFromName(name(one)), std::optional(one));
        QVERIFY(!labelOf(one).isEmpty());
        for (const ColorMap other : kColorMaps) {
            if (one == other) continue;
            double apart = 0;
            for (const double end : {-1.0, 1.0}) {
                apart = std::max(
                    apart,
                    ciede2000(labOf(linearOf(DivergingScale::onLight(one).color(end, 1))),
                              labOf(linearOf(DivergingScale::onLight(other).color(end, 1)))));
            }
            QVERIFY(apart > 10);
        }
    }
    QVERIFY(!colorMapFromName(QStringLiteral("rainbow")));
}

void TestColorMaps::lightnessIsEvenAndSymmetric() {
    const double centre = labAt(0)[0];
    const double span = labAt(1)[0] - centre;
    QVERIFY(std::abs(span) > 50);
    for (int i = 1; i <= kSteps; ++i) {
        const double at = i / static_cast<double>(kSteps);
        const double expected = centre + span * at;
        const double negative = labAt(-at)[0];
        const double positive = labAt(at)[0];
        QVERIFY2(std::abs(negative - expected) < kRounding, qPrintable(QString::number(negative)));
        QVERIFY2(std::abs(positive - expected) < kRounding, qPrintable(QString::number(positive)));
        QVERIFY(std::abs(negative - positive) < kRounding);
    }
}

void TestColorMaps::stepsLookEvenAndHueStays() {
    for (const double sign : {-1.0, 1.0}) {
        const Vector end = labAt(sign);
        const Vector centre = labAt(0);
        const double whole = std::hypot(end[0] - centre[0], end[1] - centre[1], end[2] - centre[2]);
        for (int i = 1; i <= 8; ++i) {
            const Vector here = labAt(sign * i / 8);
            const Vector last = labAt(sign * (i - 1) / 8);
            const double step = std::hypot(here[0] - last[0], here[1] - last[1], here[2] - last[2]);
            // Rounded colours at both ends of a step.
            QVERIFY2(std::abs(step - whole / 8) < 2 * kRounding,
                     qPrintable(QStringLiteral("%1 of %2").arg(step).arg(whole / 8)));
            const double hue = std::atan2(here[2], here[1]) - std::atan2(end[2], end[1]);
            const double chroma = std::hypot(here[1], here[2]);
            QVERIFY(std::abs(std::remainder(hue, 2 * std::numbers::pi)) * chroma < 3);
        }
    }
}

void TestColorMaps::everybodyCanTellTheSigns() {
    for (const Deficiency& eye : kEyes) {
        const auto apart = [&](double value) {
            return ciede2000(seen(scale().color(-value, 1), eye),
                             seen(scale().color(value, 1), eye));
        };
        QVERIFY2(
            apart(1) > kEnds,
            qPrintable(QStringLiteral("%1 sees %2").arg(QLatin1String(eye.name)).arg(apart(1))));
        QVERIFY2(apart(0.25) > kQuarters, qPrintable(QStringLiteral("%1 sees %2 at a quarter")
                                                         .arg(QLatin1String(eye.name))
                                                         .arg(apart(0.25))));
        // And either end from nothing.
        for (const double end : {-1.0, 1.0})
            QVERIFY(ciede2000(seen(scale().color(0, 1), eye), seen(scale().color(end, 1), eye)) >
                    kEnds);
    }
}

void TestColorMaps::smallEffectsAreSeen() {
    for (const double tenth : {-0.1, 0.1}) {
        const double apart = ciede2000(labAt(0), labAt(tenth));
        QVERIFY2(apart > kTenth, qPrintable(QString::number(apart)));
    }
}

void TestColorMaps::noiseIsLikeNoValue() {
    QFETCH(bool, dark);
    const Vector noise = labOf(linearOf((dark ? Theme::night() : Theme::day()).noise));
    for (int i = -2 * kSteps; i <= 2 * kSteps; ++i) {
        const double value = i / (2.0 * kSteps);
        const double apart = ciede2000(noise, labAt(value));
        QVERIFY2(apart > kNoise,
                 qPrintable(QStringLiteral("%1 from that of %2").arg(apart).arg(value)));
    }
}

// The least informative cell is never the one that is seen most: against the ground of the map it
// stands out less than the smallest effect that can be told from 0, its mark included.
void TestColorMaps::noiseWeighsLessThanTheFirstStepThatIsSeen() {
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::night() : Theme::day();
    const auto luminance = [](const QColor& color) {
        const Vector linear = linearOf(color);
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const auto weight = [&](float value, double floor, int side, CellSigns signs) {
        HeatmapData data;
        data.values = {1, 1};
        data.values({0, 0}) = value;
        data.floor = floor;
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(theme.card);
        {
            QPainter painter(&image);
            ScreenCanvas canvas(painter);
            drawCells(canvas, data, [side](HeadId /*head*/) { return QRectF(0, 0, side, side); },
                      {&scale(), &theme, true, signs}, {});
        }
        double mean = 0;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                mean += luminance(image.pixelColor(x, y)) / (side * side);
        return (mean - luminance(theme.card)) * (dark ? 1 : -1);
    };
    constexpr double kFloor = 0.001;
    for (const double sign : {-1.0, 1.0}) {
        double first = 1 / 128.0;
        while (ciede2000(labAt(0), labAt(sign * first)) < kSeen)
            first += 1 / 128.0;
        const auto seen = static_cast<float>(sign * first);
        for (const int side : {6, 9, 16, 24, 40}) {
            for (const CellSigns signs : {CellSigns::None, CellSigns::Marks}) {
                if (signs == CellSigns::Marks && side < 16) continue;  // thinner than a pixel
                const double noise = weight(0.0005F, kFloor, side, signs);
                const QString where = QStringLiteral("%1 pixels, at %2").arg(side).arg(first);
                QVERIFY2(noise < weight(seen, kFloor, side, signs), qPrintable(where));
                // Told from a cell that is as near 0 and not noise, however large the noise is.
                QVERIFY2(noise > weight(0, 0, side, signs), qPrintable(where));
                QCOMPARE(weight(0.4F, 0.5, side, signs), noise);
            }
        }
    }
}

void TestColorMaps::zeroIsTheNeutralOfTheTheme() {
    QFETCH(bool, dark);
    const Theme& theme = dark ? Theme::night() : Theme::day();
    for (const Deficiency& eye : kEyes) {
        const Vector zero = seen(scale().color(0, 1), eye);
        QVERIFY(std::hypot(zero[1], zero[2]) < kNeutral);
    }
    const double ground = labOf(linearOf(theme.card))[0];
    const double zero = labAt(0)[0];
    QVERIFY2(std::abs(zero - ground) < 8, "0 recedes into the ground");
    QVERIFY2(std::abs(zero - ground) > 2, "but its cell is still seen");
    QVERIFY(std::abs(labAt(1)[0] - ground) > 50);
}

void TestColorMaps::valuesAreCentredAndCut() {
    const auto& colors = scale();
    QCOMPARE(colors.color(5, 1), colors.color(1, 1));
    QCOMPARE(colors.color(-5, 1), colors.color(-1, 1));
    QCOMPARE(colors.color(-0.2, 0.4), colors.color(-1, 2));
    QCOMPARE(colors.color(0, 0.1), colors.color(0, 7));
}

}  // namespace headscope::app::test

HEADSCOPE_GUILESS_TEST(headscope::app::test::TestColorMaps);
#include "test_color_maps.moc"
