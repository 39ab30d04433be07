// SPDX-License-Identifier: GPL-3.0-or-later
// Lessons 04 to 07 of the course that the report belongs to, on the bundled model, by mouse and
// keys alone: each to its plot, checked by what must hold of it, and to a picture.
#include "features/export/figure_dialog.h"
#include "features/layers/layer_plot.h"
#include "features/layers/layers_feature.h"
#include "features/layers/layers_panel.h"
#include "features/maps/maps_feature.h"
#include "features/pairs/pairs_feature.h"
#include "features/positions/positions_feature.h"
#include "features/prompt/token_strip.h"
#include "features/ripples/ripples_feature.h"
#include "features/ripples/ripples_panel.h"
#include "jobs/engine_source.h"
#include "plot/drift_plot.h"
#include "plot/heatmap_plot.h"
#include "plot/ripple_plot.h"
#include "registered_test.h"
#include "ui/commands.h"
#include "window_fixture.h"

#include <headscope/engine.h>
#include <headscope/files.h>
#include <headscope/report.h>
#include <headscope/resources.h>

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace headscope::app::test {

namespace {

constexpr int kLayersOfModel = 12;
constexpr double kSameNumber = 1e-4;  // of two float32 computations of logits up to about 20

QJsonObject jsonOf(const QString& file) {
    QFile bytes(file);
    return bytes.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(bytes.readAll()).object()
                                           : QJsonObject();
}

/// Where two values differ in shape, or by more than rounding; empty: nowhere. How long something
/// took, and a noise floor that was measured, do not count.
QString apart(const QJsonValue& a, const QJsonValue& b, const QString& path = {}) {
    if (a.type() != b.type()) return path + QStringLiteral(": another type");
    if (a.isObject()) {
        QStringList names = a.toObject().keys();
        if (names != b.toObject().keys()) return path + QStringLiteral(": other fields");
        for (const QString& name : std::as_const(names)) {
            if (name == QLatin1String("seconds")) continue;
            const QString where = apart(a[name], b[name], path + QLatin1Char('/') + name);
            if (!where.isEmpty()) return where;
        }
        return {};
    }
    if (a.isArray()) {
        if (a.toArray().size() != b.toArray().size()) return path + QStringLiteral(": length");
        for (qsizetype i = 0; i < a.toArray().size(); ++i) {
            const QString where = apart(a[i], b[i], path + QLatin1Char('/') + QString::number(i));
            if (!where.isEmpty()) return where;
        }
        return {};
    }
    const bool same = a.isDouble() ? std::abs(a.toDouble() - b.toDouble()) < kSameNumber : a == b;
    return same ? QString() : path;
}

}  // namespace

class TestCourse : public QObject {
    Q_OBJECT

 private:
    struct Fixture : WindowFixture {
        Fixture()
            : WindowFixture([](WindowOptions& options) {
                  options.engines = localEngines();
                  options.model = bundledModel();
                  options.runAtStart = false;
              }) {
            patience = kLongPatience;
            awaitModel();
        }
        /// The donor's run in place of each head's, and nothing else.
        void patchFrom(const char* prompt, const char* target, const char* control,
                       const char* from) {
            give("intervention.patch");
            give("intervention.zero");
            give("intervention.mean");
            ask(prompt, target, control);
            type(find<QWidget>("donor"), QString::fromUtf8(from));
        }
        void ask(const char* prompt, const char* target, const char* control) {
            type(find<QWidget>("prompt"), QString::fromUtf8(prompt));
            type(find<QWidget>("target"), QString::fromUtf8(target));
            type(find<QWidget>("control"), QString::fromUtf8(control));
        }
        /// A command by its keys.
        void give(const char* command) const {
            const QAction* action = window->commands().find(QString::fromLatin1(command));
            QVERIFY2(action && action->isEnabled(), command);
            window->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(window.get()));
            window->setFocus();
            QTest::keySequence(window.get(), action->shortcut());
            settle();
        }
        [[nodiscard]] const std::vector<RippleCurve>& curves() const {
            return window->feature<RipplesFeature>()->panel().plot()->curves();
        }
        /// From the figure dialog, with the arrow keys to what is wanted.
        void picture(FigureContent content, const QString& path) {
            window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) {
                return path;
            };
            give("export.figure");
            FigureDialog* dialog = nullptr;
            for (auto* one : window->findChildren<FigureDialog*>())
                if (one->isVisible()) dialog = one;
            QVERIFY(dialog);
            auto* choice = dialog->findChild<QComboBox*>(QStringLiteral("figureContent"));
            QTest::keyClick(choice, Qt::Key_Home);
            for (int i = 0; i < choice->count() && dialog->choice().content != content; ++i)
                QTest::keyClick(choice, Qt::Key_Down);
            QCOMPARE(dialog->choice().content, content);
            QVERIFY(dialog->figure().caption.contains(QLatin1String("headscope-mini")) ||
                    !dialog->figure().caption.isEmpty());
            QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("figureSave")),
                              Qt::LeftButton);
            QVERIFY2(QFileInfo(path).size() > 2000, qPrintable(path));
            settle();
        }
        void pictures(FigureContent content, const QTemporaryDir& folder, const char* stem) {
            for (const char* ending : {"png", "svg", "pdf"})
                picture(content, folder.filePath(QStringLiteral("%1.%2").arg(
                                     QLatin1String(stem), QLatin1String(ending))));
        }
    };

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() { useOwnSettings(m_folder); }

    void lesson04AllPairsCosineWithoutAHead();
    void lesson05OnePairWithAHeadGoneAtOneToken();
    void lesson06LayersAndResidualStreamFromADonor();
    void lesson07EachHeadAtTheLastToken();
    void aPatchIsExportedAsPython();
    void panelsDataAreTheCommandLines();
};

void TestCourse::lesson04AllPairsCosineWithoutAHead() {
    Fixture f;
    f.ask("Berlin is the capital of", " Germany", " France");
    f.runToEnd();
    f.click(0, {3, 5});
    f.give("panel.ripplesDock");
    f.press("rippleAllPairs");
    settle();
    QCOMPARE(f.curves().size(), std::size_t(4));  // two means, and the clean quartiles
    for (std::size_t point = 0; point <= kLayersOfModel; ++point) {
        const double change = *f.curves()[1].values[point] - *f.curves()[0].values[point];
        // A head of layer 3 cannot change what stands before its layer; behind it it does.
        QVERIFY2(point <= 3 ? change == 0 : change != 0, qPrintable(QString::number(point)));
    }
    f.pictures(FigureContent::Ripples, m_folder, "04");
}

void TestCourse::lesson05OnePairWithAHeadGoneAtOneToken() {
    Fixture f;
    f.ask("Berlin is the capital of", " Germany", " France");
    settle();
    auto* strip = f.panel<TokenStrip>();
    QVERIFY(strip);
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->chipRect(3).center());
    f.runToEnd();
    QCOMPARE(f.window->document().state().run()->inputs.positions, Positions::at({3}));
    f.click(0, {3, 5});
    f.give("panel.ripplesDock");
    f.press("rippleTwoTokens");
    const auto between = [&](int first, int second) {
        for (const auto& [box, index] :
             {std::pair("rippleFirst", first), {"rippleSecond", second}}) {
            auto* tokens = f.find<QComboBox>(box);
            QTest::keyClick(tokens, Qt::Key_Home);
            for (int i = 0; i < index; ++i)
                QTest::keyClick(tokens, Qt::Key_Down);
            QCOMPARE(tokens->currentIndex(), index);
        }
        settle();
        QCOMPARE(f.curves().size(), std::size_t(2));
    };
    // No token sees those behind it.
    between(0, 2);
    for (std::size_t point = 0; point <= kLayersOfModel; ++point)
        QCOMPARE(*f.curves()[1].values[point], *f.curves()[0].values[point]);
    between(0, 3);
    for (std::size_t point = 0; point <= kLayersOfModel; ++point)
        QCOMPARE(*f.curves()[1].values[point] == *f.curves()[0].values[point], point <= 3);
    f.pictures(FigureContent::Ripples, m_folder, "05");
}

void TestCourse::lesson06LayersAndResidualStreamFromADonor() {
    Fixture f;
    f.patchFrom("Rosa and Maria sat in the garden. Maria sold a ticket to", " Rosa", " Maria",
                "Rosa and Maria sat in the garden. Rosa sold a ticket to");
    f.runToEnd();
    f.give("run.patch_layers");
    LayersPanel& panel = f.window->feature<LayersFeature>()->panel();
    QTRY_VERIFY_WITH_TIMEOUT(!panel.plot(LayerPart::Residual)->data().values.empty(),
                             kLongPatience);
    const auto& residual = panel.plot(LayerPart::Residual)->data().values;
    const auto& heads = panel.plot(LayerPart::Attention)->data().values;
    const int all = residual.heads() - 1;
    for (int layer = 0; layer < kLayersOfModel; ++layer) {
        // The whole residual stream of any layer is the donor's run; all heads of one are not.
        QVERIFY(std::abs(*residual({layer, all}) - 1) < 1e-3);
        QVERIFY(std::isfinite(*heads({layer, all})));
        // Nothing before the two prompts part.
        QCOMPARE(*residual({layer, 0}), 0.0F);
    }
    f.pictures(FigureContent::Layers, m_folder, "06-recovered");
    QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("layersDifference")),
                      Qt::LeftButton);
    f.pictures(FigureContent::Layers, m_folder, "06-logits");
}

void TestCourse::lesson07EachHeadAtTheLastToken() {
    Fixture f;
    f.patchFrom("Rosa and Maria sat in the garden. Maria sold a ticket to", " Rosa", " Maria",
                "Rosa and Maria sat in the garden. Rosa sold a ticket to");
    f.press("positionsLast");
    f.runToEnd();
    const ShownRun& run = *f.window->document().state().run();
    QCOMPARE(run.inputs.positions, Positions::last());
    QCOMPARE(run.parts.size(), std::size_t(1));
    f.give("panel.driftDock");
    f.press("driftEffects");
    settle();
    DriftPlot& plot = f.window->feature<MapsFeature>()->drift();
    QCOMPARE(plot.pointCount(), kLayersOfModel * kLayersOfModel);
    const auto own = f.window->feature<MapsFeature>()->byLayer();
    QVERIFY(own && own->drift);
    QVERIFY2(own->sentences.contains(QLatin1String("at the last position")),
             qPrintable(own->sentences));
    // A point is logit(target) - logit(control), patched less clean: from the run's cells.
    const double clean = double{run.clean.target.logit} - double{run.clean.control.logit};
    for (const Cell& cell : run.parts.front().cells) {
        const double effect = double{cell.logitTarget} - double{cell.logitControl} - clean;
        QVERIFY(std::abs(double{own->drift->headMean(cell.head)} - effect) < 1e-5);
        // Up is more.
        if (effect > 0.05) QVERIFY(plot.pointOf(cell.head).y() < plot.height() - 1);
    }
    f.pictures(FigureContent::ByLayer, m_folder, "07-layers");
    f.pictures(FigureContent::Maps, m_folder, "07-maps");
}

/// The command line's own script, whose numbers tests/cli hold to another forward pass: of this run
/// the window's differs in the run's JSON alone, and there in what was measured.
void TestCourse::aPatchIsExportedAsPython() {
    Fixture f;
    f.patchFrom("Rosa and Maria sat in the garden. Maria sold a ticket to", " Rosa", " Maria",
                "Rosa and Maria sat in the garden. Rosa sold a ticket to");
    f.press("positionsLast");
    f.runToEnd();
    settle();
    const QString path = m_folder.filePath(QStringLiteral("run.py"));
    f.window->choosers.saveFile = [path](QWidget*, const QString&, const QString&) { return path; };
    f.give("export.python");
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-m"), QStringLiteral("py_compile"), path});
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());

    const QString other = m_folder.filePath(QStringLiteral("cli.py"));
    QProcess program;
    program.start(
        QStringLiteral(HEADSCOPE_PROGRAM) + QStringLiteral("-cli"),
        {QStringLiteral("export-python"), QStringLiteral("--prompt"),
         QStringLiteral("Rosa and Maria sat in the garden. Maria sold a ticket to"),
         QStringLiteral("--target"), QStringLiteral(" Rosa"), QStringLiteral("--control"),
         QStringLiteral(" Maria"), QStringLiteral("--donor"),
         QStringLiteral("Rosa and Maria sat in the garden. Rosa sold a ticket to"),
         QStringLiteral("--replace"), QStringLiteral("patch"), QStringLiteral("--positions"),
         QStringLiteral("last"), QStringLiteral("--out"), other});
    QVERIFY(program.waitForFinished(kLongPatience));
    QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
    const auto parts = [](const QString& file) {
        const std::string text = readTextFile(file.toStdString());
        const auto begin = text.find("r\"\"\"") + 4;
        const auto end = text.find("\"\"\"", begin);
        return std::pair(text.substr(0, begin) + text.substr(end),
                         sweepFromJson(text.substr(begin, end - begin)));
    };
    const auto [ours, run] = parts(path);
    const auto [theirs, expected] = parts(other);
    QCOMPARE(ours, theirs);
    QCOMPARE(run.promptText, expected.promptText);
    QVERIFY(run.result.parts.front().intervention == expected.result.parts.front().intervention);
    QVERIFY(run.result.parts.front().positions == Positions::last());
    QCOMPARE(run.result.parts.front().donor->text, expected.result.parts.front().donor->text);
    for (std::size_t i = 0; i < run.result.parts.front().cells.size(); ++i)
        QVERIFY(std::abs(run.result.parts.front().cells[i].pTarget -
                         expected.result.parts.front().cells[i].pTarget) < 1e-5F);
}

/// What each panel saves has the fields and the numbers that the command of the same name writes.
void TestCourse::panelsDataAreTheCommandLines() {
    Fixture f;
    f.patchFrom("Berlin is the capital of", " Germany", " France", "Hanoi is the capital of");
    f.give("intervention.zero");
    f.runToEnd();
    f.window->document().steps().show(Zero{});
    f.click(0, {3, 5});
    f.give("panel.attributionDock");
    f.give("panel.ripplesDock");
    f.give("run.patch_layers");
    auto* layers = f.window->feature<LayersFeature>();
    QTRY_VERIFY_WITH_TIMEOUT(layers->figure(), kLongPatience);
    f.give("run.by_position");
    auto* positions = f.window->feature<PositionsFeature>();
    QTRY_VERIFY_WITH_TIMEOUT(!positions->isBusy() && positions->figure(), kLongPatience);
    f.give("pairs.compute");
    auto* pairs = f.window->feature<PairsFeature>();
    QTRY_VERIFY_WITH_TIMEOUT(!pairs->isBusy() && pairs->figure(), kLongPatience);
    const QStringList prompt{QStringLiteral("--prompt"),
                             QStringLiteral("Berlin is the capital of")};
    const QStringList watched =
        prompt + QStringList{QStringLiteral("--target"), QStringLiteral(" Germany"),
                             QStringLiteral("--control"), QStringLiteral(" France")};
    const struct {
        const char* panel;
        const char* command;
        QStringList arguments;
    } all[] = {{"export.data_attribution", "attribution", watched},
               {"export.data_ripples", "similarity",
                prompt + QStringList{QStringLiteral("--heads"), QStringLiteral("3.5"),
                                     QStringLiteral("--pair"), QStringLiteral("0,4")}},
               {"export.data_pairs", "pairs", watched},
               {"export.data_positions", "sweep",
                watched + QStringList{QStringLiteral("--positions"), QStringLiteral("each"),
                                      QStringLiteral("--replace"), QStringLiteral("zero")}},
               {"export.data_layers", "layers",
                watched + QStringList{QStringLiteral("--donor"),
                                      QStringLiteral("Hanoi is the capital of")}}};
    for (const auto& one : all) {
        const QString ours = m_folder.filePath(QLatin1String(one.panel) + QStringLiteral(".json"));
        const QString theirs = ours + QStringLiteral(".cli");
        f.window->choosers.saveFile = [ours](QWidget*, const QString&, const QString&) {
            return ours;
        };
        f.give(one.panel);
        QProcess program;
        program.start(QStringLiteral(HEADSCOPE_PROGRAM) + QStringLiteral("-cli"),
                      QStringList{QLatin1String(one.command)} + one.arguments +
                          QStringList{QStringLiteral("--json"), theirs});
        QVERIFY(program.waitForFinished(kLongPatience));
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        QVERIFY2(!jsonOf(ours).isEmpty(), one.panel);
        const QString where = apart(jsonOf(ours), jsonOf(theirs));
        QVERIFY2(where.isEmpty(), qPrintable(QLatin1String(one.command) + where));
    }
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestCourse);
#include "test_course.moc"
