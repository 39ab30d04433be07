// SPDX-License-Identifier: GPL-3.0-or-later
// The stores of a document, without a window.
#include "document/document.h"
#include "fake_engine.h"
#include "features/inspector/head_attention.h"
#include "features/sets/set_study.h"
#include "registered_test.h"
#include "ui/commands.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace headscope::app::test {

namespace {

/// Fields that hold what they are given.
class PlainFields : public InputFields {
 public:
    [[nodiscard]] RunInputs inputs() const override { return typed; }
    void setInputs(const RunInputs& inputs) override { typed = inputs; }
    void changeInputs(const RunInputs& inputs) override { typed = inputs; }
    void changeInputs(const RunInputs& inputs, bool /*follows*/) override { typed = inputs; }
    [[nodiscard]] bool followsPrediction() const override { return false; }

    RunInputs typed{QStringLiteral("Berlin is the capital of"), QStringLiteral(" Germany"),
                    QStringLiteral(" France"), Positions::all()};
};

/// A document on a fake engine, with a model that is open.
struct OpenDocument {
    OpenDocument() : document({fakeEngines(script), {}, true}) {
        document.setFields(fields);
        document.openModel(folder.path());
        [&] { QTRY_VERIFY_WITH_TIMEOUT(document.state().model().has_value(), kPatience); }();
    }
    void runToEnd() {
        const QSignalSpy ends(&document.controller(), &RunController::ended);
        document.run();
        QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 1, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(document.isSettled(), kPatience);
    }

    TokenizerFolder folder;
    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    PlainFields fields;
    Document document;
};

}  // namespace

class TestStores : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

 private Q_SLOTS:
    void init() {
        qputenv("HEADSCOPE_CONFIG", m_folder.filePath(QStringLiteral("headscope.ini")).toUtf8());
    }

    void aSelectionStaysInTheGrid() {
        Selection selection;
        const QSignalSpy selected(&selection, &Selection::selectedChanged);
        const QSignalSpy hovered(&selection, &Selection::hoveredChanged);
        const QSignalSpy set(&selection, &Selection::ablationSetChanged);
        selection.setSelected(HeadId{9, 6});
        selection.setSelected(HeadId{9, 6});
        selection.setHovered(HeadId{1, 1});
        selection.setAblationSet({{{0, 1}, {9, 6}}, {}});
        QCOMPARE(selected.count(), 1);
        // A smaller grid: what is outside goes, and is told only when it is to be told.
        const auto dropped = selection.setGrid(2, 2);
        QVERIFY(dropped.selected && dropped.set && !dropped.hovered);
        QVERIFY(!selection.selected());
        QCOMPARE(selection.ablationSet().heads, (HeadList{{0, 1}}));
        QCOMPARE(selected.count(), 1);
        selection.notifyDropped(dropped);
        QCOMPARE(selected.count(), 2);
        QCOMPARE(set.count(), 2);
        QCOMPARE(hovered.count(), 1);
        selection.setAblationSet({{{1, 1}, {2, 0}}, {}});
        QCOMPARE(selection.ablationSet().heads, (HeadList{{1, 1}}));
    }

    void choicesAreMadeSensible() {
        ViewChoices view;
        const QSignalSpy maps(&view, &ViewChoices::mapsChanged);
        const QSignalSpy compared(&view, &ViewChoices::comparedChanged);
        view.setMaps({{}, true});
        QCOMPARE(view.maps().maps.size(), std::size_t(1));
        view.setMaps({std::vector<Quantity>(9), false});
        QCOMPARE(view.maps().maps.size(), MapsView::kMost);
        view.setMaps(view.maps());
        QCOMPARE(maps.count(), 2);
        const Quantity before = view.compared();
        view.setCompared({Metric::Probability, Subject::Control, Lens{}});  // no difference of two
        QVERIFY(view.compared() == before);
        view.setCompared({Metric::Probability, Subject::Control, zeroMinusMean()});
        QCOMPARE(compared.count(), 1);
    }

    void messagesHaveOnePlaceEachAndAreLogged() {
        LogModel log;
        Messages messages(log);
        int taken = 0, dismissed = 0;
        messages.remark({QStringLiteral("first"), {}, [&] { ++dismissed; }});
        messages.remark({QStringLiteral("second"), {{QStringLiteral("Do it"), [&] { ++taken; }}}});
        QCOMPARE(dismissed, 0);  // another one in its place is no answer of the user's
        messages.remark({QStringLiteral("offer"), {}, [&] { ++dismissed; }},
                        Messages::Place::Offer);
        QCOMPARE(messages.remarkAt(Messages::Place::News)->text, QStringLiteral("second"));
        messages.withdraw(QStringLiteral("first"));
        QVERIFY(messages.remarkAt(Messages::Place::News));
        messages.choose(Messages::Place::News, 1);  // there is none
        QCOMPARE(taken, 0);
        messages.choose(Messages::Place::News, 0);
        QCOMPARE(taken, 1);
        QVERIFY(!messages.remarkAt(Messages::Place::News));
        messages.fail({QStringLiteral("it broke"), QStringLiteral("Mend it.")});
        const QSignalSpy told(&messages, &Messages::statusChanged);
        messages.showStatus(QStringLiteral("in passing"));
        QCOMPARE(told.count(), 1);
        messages.dismissAll();
        QVERIFY(!messages.error() && !messages.remarkAt(Messages::Place::Offer));
        QCOMPARE(dismissed, 1);
        QTRY_COMPARE_WITH_TIMEOUT(log.rowCount(), 5, kPatience);
        for (const char* text : {"first", "second", "offer", "it broke", "in passing"})
            QVERIFY2(log.toText().contains(QLatin1String(text), Qt::CaseInsensitive), text);
    }

    void commandsFollowWhatTheyDependOn() {
        CommandTable commands;
        QPushButton button(QStringLiteral("Press"));
        button.setToolTip(QStringLiteral("A tip"));
        bool possible = false, on = false;
        int done = 0, seen = 0;
        QAction* act = commands.add({QStringLiteral("a.do"),
                                     QStringLiteral("&Do"),
                                     QStringLiteral("Does it"),
                                     {QKeySequence(QStringLiteral("Ctrl+B"))},
                                     [&] {
                                         ++done;
                                         on = !on;
                                     },
                                     [&] { return possible; },
                                     [&] { return on; }});
        QAction* press =
            commands.addButton(QStringLiteral("a.press"), button, QStringLiteral("Pr&ess"),
                               QKeySequence(QStringLiteral("Ctrl+Alt+B")), [&] { ++seen; });
        QVERIFY(!act->isEnabled());
        possible = true;
        commands.refresh();
        QVERIFY(act->isEnabled() && !act->isChecked());
        act->trigger();
        QCOMPARE(done, 1);
        QVERIFY(act->isChecked());
        on = false;  // what it stands for changes elsewhere
        commands.refresh();
        QVERIFY(!act->isChecked());
        connect(&button, &QPushButton::clicked, this, [&] { ++done; });
        press->trigger();
        QCOMPARE(seen, 1);
        QCOMPARE(done, 2);
        QCOMPARE(press->statusTip(), QStringLiteral("A tip"));
        button.setEnabled(false);
        QVERIFY(!press->isEnabled());
        QCOMPARE(commands.keysOf(QStringLiteral("a.do")), QStringLiteral("Ctrl+B"));
        QVERIFY(commands.keysOf(QStringLiteral("a.none")).isEmpty());
    }

    void aRunIsKeptUnderWhatWasTypedAtItsStart() {
        OpenDocument d;
        d.script->rowMs = 5;
        d.document.run();
        QTRY_VERIFY_WITH_TIMEOUT(d.document.state().run().has_value(), kPatience);
        d.fields.typed.target = QStringLiteral("no such token");
        d.document.run();  // is refused, and the one that goes on is not touched
        QVERIFY(d.document.messages().error().has_value());
        QTRY_VERIFY_WITH_TIMEOUT(d.document.isSettled(), kPatience);
        const auto& runs = d.document.history().runs();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0]->run().target, std::string(" Germany"));
        QVERIFY(!runs[0]->run().report->result.stopped);
    }

    void aRunThatIsShownAgainBringsItsWords() {
        OpenDocument d;
        d.runToEnd();
        d.fields.typed.prompt = QStringLiteral("Berlin is the capital");
        d.runToEnd();
        const auto& runs = d.document.history().runs();
        QCOMPARE(runs.size(), std::size_t(2));
        d.document.showRun(runs[0]->run().id);
        QCOMPARE(d.fields.typed.prompt, QStringLiteral("Berlin is the capital of"));
        QCOMPARE(d.document.state().shownId(), runs[0]->run().id);
        d.document.history().undoStack()->undo();
        QCOMPARE(d.fields.typed.prompt, QStringLiteral("Berlin is the capital"));
        QCOMPARE(d.document.state().shownId(), runs[1]->run().id);
    }

    /// Two runs of one prompt by two models of one name: what one was kept with is not the other's.
    void whatIsKnownOfARunIsNotShownOfAnother() {
        OpenDocument d;
        d.runToEnd();
        History& history = d.document.history();
        SessionRun kept = history.runs()[0]->run();
        const SetEffect effect{{{1, 1}, {2, 0}}, Zero{}, {}};
        AttentionPattern pattern;
        pattern.head = {1, 1};
        kept.report.edit().model.sha256 = std::string(64, 'a');
        kept.sets = std::vector{effect};
        kept.patterns = std::vector{pattern};
        kept.id = 0;
        const auto first = history.add(kept);
        kept.report.edit().model.sha256 = std::string(64, 'b');
        kept.sets.edit().clear();
        kept.patterns.edit().clear();
        const auto second = history.add(kept);
        RunState& state = d.document.state();
        SetStudy study(state, d.document.controller().jobs(), history);
        HeadAttention attention(state, d.document.controller().jobs(), history);
        study.setWanted(true);
        attention.setWanted(true);
        d.document.bringBack(first);
        state.selection().setAblationSet({effect.heads, {}});
        state.selection().setSelected(HeadId{1, 1});
        QVERIFY(study.effect(Zero{}) && attention.pattern());
        d.document.bringBack(second);
        QVERIFY(!study.effect(Zero{}) && study.isOfOtherModel());
        QVERIFY(!attention.pattern() && attention.isOfOtherModel());
        QVERIFY(history.find(second)->run().sets->empty());
        QVERIFY(history.find(second)->run().patterns->empty());
        d.document.bringBack(first);
        QVERIFY(study.effect(Zero{}) && attention.pattern());
        // Without a hash, by name alone, they are two all the same.
        kept.report.edit().model.sha256.clear();
        d.document.bringBack(history.add(kept));
        QVERIFY(!study.effect(Zero{}) && !attention.pattern());
    }

    /// A target of several tokens is the same again when its run is shown and run once more.
    void tokensThatCountAsOneStayOne() {
        OpenDocument d;
        d.fields.typed.moreTargets = {QStringLiteral(" Italy"), QStringLiteral(" Europe")};
        d.runToEnd();
        const auto& runs = d.document.history().runs();
        QCOMPARE(runs.size(), std::size_t(1));
        const SessionRun& first = runs[0]->run();
        QCOMPARE(first.request.target.ids().size(), std::size_t(3));
        QCOMPARE(first.request.control.ids().size(), std::size_t(1));
        d.fields.typed = {};
        d.document.showRun(first.id);
        QCOMPARE(d.fields.typed.target, QStringLiteral(" Germany"));
        QCOMPARE(d.fields.typed.moreTargets.size(), 2);
        QVERIFY(d.fields.typed.moreControls.isEmpty());
        d.runToEnd();
        QVERIFY(runs[1]->run().request.target == runs[0]->run().request.target);
        d.fields.typed.moreControls = {QStringLiteral(" Italy")};
        d.document.run();
        QVERIFY(d.document.messages().error()->what.contains(QLatin1String("same token")));
    }

    void whatIsAskedWhileAModelLoadsRunsAfterwards() {
        OpenDocument d;
        d.script->loadMs = 100;
        d.document.openModel(d.folder.path());
        d.document.run();
        QVERIFY(d.document.isRunToCome() && !d.document.isSettled());
        QTRY_VERIFY_WITH_TIMEOUT(d.document.isSettled(), kPatience);
        QCOMPARE(d.document.history().runs().size(), std::size_t(1));
        d.document.openModel(m_folder.filePath(QStringLiteral("none")).toStdString(), true);
        QTRY_VERIFY_WITH_TIMEOUT(d.document.messages().error().has_value(), kPatience);
        QVERIFY(!d.document.isRunToCome());
    }
};

}  // namespace headscope::app::test

HEADSCOPE_TEST(headscope::app::test::TestStores);
#include "test_stores.moc"
