// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/study/study_feature.h"
#include "features/study/study_window.h"
#include "features/where/model_drawing.h"
#include "features/where/where_feature.h"
#include "features/where/where_panel.h"
#include "registered_test.h"
#include "ui/terms.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

#include <algorithm>

namespace headscope::app::test {

namespace {

/// The terms that a label's rich text links to.
QStringList linkedTerms(const QLabel& label) {
    static const QRegularExpression kLink(QStringLiteral("term:([a-z0-9-]+)"));
    QStringList ids;
    for (auto found = kLink.globalMatch(label.text()); found.hasNext();)
        ids << found.next().captured(1);
    return ids;
}

}  // namespace

/// The glossary, where its terms are explained, and the drawing of the model.
class TestTerms : public QObject {
    Q_OBJECT

    QTemporaryDir m_config;

 private Q_SLOTS:
    void init() { useOwnSettings(m_config); }

    void aPageIsReadByItsHeadings();
    void theGuidesTermsAreTheWindows();
    void everyTermThatIsPointedToIsExplained();
    void wordsOfPatchingPartsAndStudiesAreExplained();
    void theDrawingLightsWhatIsChosen();
    void theDrawingIsClickedAndWalked();
    void everyHeadHasAPlaceAtAnySize_data();
    void everyHeadHasAPlaceAtAnySize();
};

void TestTerms::aPageIsReadByItsHeadings() {
    const QString english =
        QStringLiteral("# T\n\n## Residual stream\nOne *two*\nthree.\n\n## KL\nx\n");
    const auto terms = termsOf(english, english);
    QCOMPARE(terms.size(), 2);
    QCOMPARE(terms[0].id, QStringLiteral("residual-stream"));
    QCOMPARE(terms[0].text, QStringLiteral("One two three."));
    // Another language has other headings, in the same order.
    const auto other = termsOf(QStringLiteral("# T\n## Luồng dư\nMột.\n## KL\ny\n"), english);
    QCOMPARE(other[0].id, QStringLiteral("residual-stream"));
    QCOMPARE(other[0].name, QStringLiteral("Luồng dư"));
    QCOMPARE(other[1].text, QStringLiteral("y"));
    QVERIFY(termsOf({}, english).isEmpty());
    QVERIFY(termTip(QStringLiteral("no-such-term")).isEmpty());
}

void TestTerms::theGuidesTermsAreTheWindows() {
    QSet<QString> ids;
    for (const Term& term : terms()) {
        QVERIFY2(!term.text.isEmpty(), qPrintable(term.id));
        QVERIFY2(termTip(term.id).contains(term.text.toHtmlEscaped()), qPrintable(term.id));
        ids.insert(term.id);
    }
    QCOMPARE(ids.size(), terms().size());
    // What the issue of the first ten minutes names.
    for (const char* id : {"head", "logit", "rank", "kl", "z", "noise"})
        QVERIFY2(ids.contains(QString::fromLatin1(id)), id);
}

void TestTerms::everyTermThatIsPointedToIsExplained() {
    WindowFixture f;
    f.runToEnd();
    f.click(0, {9, 6});
    f.bringUp("inspectorDock");
    const auto* numbers = f.find<QLabel>("headNumbers");
    const QStringList used = linkedTerms(*numbers);
    for (const char* id : {"p", "logit", "ln-p", "rank", "kl", "observed-mean"})
        QVERIFY2(used.contains(QString::fromLatin1(id)), id);
    for (const auto* label : f.window->findChildren<QLabel*>())
        for (const QString& id : linkedTerms(*label))
            QVERIFY2(!termTip(id).isEmpty(), qPrintable(id));
    Q_EMIT const_cast<QLabel*>(numbers)->linkHovered(QStringLiteral("term:rank"));
    QVERIFY(QToolTip::text().contains(QLatin1String("1 is the most likely")));
    QVERIFY(f.find<QLabel>("inspectorHeading")->toolTip().contains(QLatin1String("9.6 is head 6")));
}

void TestTerms::wordsOfPatchingPartsAndStudiesAreExplained() {
    WindowFixture f;
    f.awaitModel();
    for (const auto& [name, id] : {std::pair("attributionDirect", "direct-effect"),
                                   {"pairsBackupsPage", "backup"},
                                   {"layersStart", "patching"},
                                   {"rippleTwoTokens", "cosine"}}) {
        const auto* button = f.find<QPushButton>(name);
        const QString tip = termTip(QLatin1String(id));
        QVERIFY2(button && !tip.isEmpty() && button->toolTip().contains(tip), name);
    }
    const auto* quantity = f.find<QComboBox>("pairQuantity");
    QVERIFY(quantity->itemData(0, Qt::ToolTipRole)
                .toString()
                .contains(termTip(QStringLiteral("interaction"))));
    bool isDonorExplained = false;
    for (const auto* label : f.window->findChildren<QLabel*>())
        isDonorExplained =
            isDonorExplained || label->toolTip().contains(termTip(QStringLiteral("donor")));
    QVERIFY(isDonorExplained);
    for (const char* id :
         {"recovered", "study", "cluster", "bootstrap-interval", "family-wise-p", "effect-size"})
        QVERIFY2(!termTip(QLatin1String(id)).isEmpty(), id);
    const auto& study = f.window->feature<StudyFeature>()->window();
    const auto* heads = study.findChild<QTableView*>(QStringLiteral("studyHeads"))->model();
    QStringList tips;
    for (int column = 0; column < heads->columnCount(); ++column)
        tips << heads->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString();
    for (const char* id : {"bootstrap-interval", "family-wise-p", "effect-size"})
        QVERIFY2(tips.join(QLatin1Char(' ')).contains(termTip(QLatin1String(id))), id);
}

void TestTerms::theDrawingLightsWhatIsChosen() {
    WindowFixture f;
    f.runToEnd();
    f.bringUp("whereDock");
    auto& panel = f.window->feature<WhereFeature>()->panel();
    QVERIFY(!panel.drawing().firstLit());
    f.click(0, {9, 6});
    QCOMPARE(panel.drawing().firstLit(), std::optional(9));
    QVERIFY(panel.words().text().contains(QLatin1String("Head 6 of layer 9")));
    QVERIFY(panel.words().text().contains(QLatin1String("all later layers")));
    f.click(0, {11, 3});
    QVERIFY(panel.words().text().contains(QLatin1String("Only its layer's")));
    // The set is lit as well, and what is lit begins with the earlier of both.
    f.click(0, {2, 2}, Qt::ControlModifier);
    f.click(0, {11, 3});
    QCOMPARE(panel.drawing().firstLit(), std::optional(2));
    const QImage shown = panel.drawing().grab().toImage();
    const auto colorOf = [&](HeadId head) {
        return shown.pixelColor(panel.drawing().headRect(head).center().toPoint());
    };
    QCOMPARE(colorOf({2, 2}), colorOf({11, 3}));
    QVERIFY(colorOf({2, 2}) != colorOf({2, 3}));
}

void TestTerms::theDrawingIsClickedAndWalked() {
    WindowFixture f;
    f.runToEnd();
    f.bringUp("whereDock");
    auto& drawing = f.window->feature<WhereFeature>()->panel().drawing();
    const RunState& state = f.window->document().state();
    QTest::mouseClick(&drawing, Qt::LeftButton, {}, drawing.headRect({4, 7}).center().toPoint());
    QCOMPARE(state.selected(), std::optional(HeadId{4, 7}));
    drawing.setFocus();
    QTest::keyClick(&drawing, Qt::Key_Right);
    QTest::keyClick(&drawing, Qt::Key_Up);
    QCOMPARE(state.selected(), std::optional(HeadId{5, 6}));
    QTest::keyClick(&drawing, Qt::Key_Space);
    QCOMPARE(state.ablationSet().heads, (HeadList{{5, 6}}));
    QTest::mouseClick(&drawing, Qt::LeftButton, Qt::ControlModifier,
                      drawing.headRect({5, 6}).center().toPoint());
    QVERIFY(state.ablationSet().heads.empty());
}

void TestTerms::everyHeadHasAPlaceAtAnySize_data() {
    QTest::addColumn<int>("layers");
    QTest::addColumn<int>("heads");
    QTest::addColumn<QSize>("size");
    QTest::newRow("small") << 12 << 12 << QSize(420, 150);
    QTest::newRow("wide") << 12 << 12 << QSize(1900, 260);
    QTest::newRow("one") << 1 << 1 << QSize(400, 160);
    QTest::newRow("xl") << 48 << 25 << QSize(700, 170);
}

void TestTerms::everyHeadHasAPlaceAtAnySize() {
    QFETCH(int, layers);
    QFETCH(int, heads);
    QFETCH(QSize, size);
    ModelDrawing drawing;
    drawing.resize(size);
    drawing.setShape(layers, heads);
    for (int layer = 0; layer < layers; ++layer)
        for (int head = 0; head < heads; ++head) {
            const HeadId id{layer, head};
            const QRectF at = drawing.headRect(id);
            QVERIFY(QRectF(QPointF(), size).contains(at));
            QCOMPARE(drawing.headAt(at.center()), std::optional(id));
        }
    QVERIFY(!drawing.headAt({0, 0}));
}

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestTerms);
#include "test_terms.moc"
