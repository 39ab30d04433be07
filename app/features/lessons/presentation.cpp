// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/presentation.h"

#include "document/document.h"
#include "features/lessons/hand_bars.h"
#include "features/lessons/lesson_controller.h"
#include "features/lessons/presentation_strip.h"
#include "features/lessons/presenter_window.h"
#include "features/lessons/shown_step_text.h"
#include "plot/heatmap_plot.h"
#include "ui/text_size.h"
#include "ui/theme.h"

#include <QApplication>
#include <QCursor>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QScreen>
#include <QVBoxLayout>
#include <QWindow>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

// Shares of the screen's height: what the back row of a class room can read.
constexpr double kProse = 0.029;
constexpr double kWindowText = 0.0293;  // of which tokens take 0.88
constexpr double kMostStrip = 0.55;
constexpr int kWideFoot = 1000;
constexpr int kWidestFoot = 1200;  // with a note before it
constexpr int kLeaveMs = 2000;     // in which a second Escape leaves
constexpr int kPlacedMs = 150;     // until what a step shows is laid out
constexpr double kZoomed = 0.4;    // of the cells, in either direction

struct PresentationTr {
    Q_DECLARE_TR_FUNCTIONS(Presentation)
};

bool isOfWindow(const QWidget* window, const QObject* watched) {
    const auto* widget = qobject_cast<const QWidget*>(watched);
    return widget && window && widget->window() == window;
}

/// A field of the window that a step asks to fill in has the keyboard.
bool isTyping(const QWidget& window) {
    const QWidget* focus = QApplication::focusWidget();
    return focus && focus->window() == &window && focus->isEnabled() &&
           (qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QPlainTextEdit*>(focus));
}

/// The keys of a remote control.
bool isOfRemote(int key) {
    return key == Qt::Key_PageUp || key == Qt::Key_PageDown || key == Qt::Key_F5 ||
           key == Qt::Key_F11 || key == Qt::Key_Escape;
}

/// Where a window stands on it with its frame.
QRect insideOf(const QScreen& screen) {
    constexpr QMargins kEdges(20, 40, 20, 20);
    return screen.availableGeometry().marginsRemoved(kEdges);
}

/// A window that has a screen for itself, though it can be moved and closed.
void fillWith(QWidget& window, const QScreen& screen) {
    window.setGeometry(insideOf(screen));
}

/// Another screen than the window's, where there is one.
QScreen* otherScreen(const QWidget& window) {
    for (QScreen* screen : QGuiApplication::screens())
        if (screen != window.screen()) return screen;
    return nullptr;
}

}  // namespace

Presentation::Presentation(QMainWindow& window, Document& document, LessonController& play,
                           QObject* parent)
    : QObject(parent),
      m_window(window),
      m_document(document),
      m_play(play),
      m_strip(new PresentationStrip(&window)),
      m_pointer(new PointerRing(&window)),
      m_stage(window, document.state()),
      m_scale(document, play.facts()) {
    m_leaveTimer.setSingleShot(true);
    m_leaveTimer.setInterval(kLeaveMs);
    m_tick.setInterval(1000);
    connect(&m_leaveTimer, &QTimer::timeout, this, &Presentation::refresh);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (showsClock()) m_strip->foot()->setText(foot());
        if (m_presenter) m_presenter->setClock(presenterClock());
    });
    connect(m_strip, &PresentationStrip::optionChosen, this, &Presentation::answer);
    // A panel that the step brings up would make the window larger beside the parts above the maps.
    connect(&m_play, &LessonController::stepChanging, this, [this] {
        if (m_isOn) m_stage.putPartsBack();
    });
    connect(&m_play, &LessonController::stepChanged, this, &Presentation::showStep);
    connect(&m_play, &LessonController::changed, this, &Presentation::refresh);
    connect(&m_document.state(), &RunState::gridChanged, this, [this] {
        if (m_isOn) lockScale();
    });
    // Later: a step may be on the way to what it shows.
    connect(
        &m_document.state(), &RunState::selectedChanged, this,
        [this] {
            if (m_isOn && m_play.isPlaying() && m_stage.isStale(m_play)) refresh();
        },
        Qt::QueuedConnection);
    connect(&m_scale, &LessonScale::changed, this, &Presentation::refresh);
    connect(&m_play, &LessonController::left, this, &Presentation::end);
}

Presentation::~Presentation() = default;

void Presentation::begin() {
    if (m_isOn || !m_play.isPlaying()) return;
    m_isOn = true;
    m_geometry = m_window.saveGeometry();
    m_states = m_window.windowState();
    m_fontPercent = fontPercent();
    m_lock = m_document.state().lockedLimit();
    m_play.setPresenting(true);
    m_clock.start();
    m_saver.begin(PresentationTr::tr("A lesson is presented"));
    m_stage.begin();
    auto* layout = static_cast<QVBoxLayout*>(m_window.centralWidget()->layout());
    layout->addWidget(m_strip);
    m_strip->QWidget::show();
    Q_EMIT changed(true);
    useGround(false);
    QScreen* other = otherScreen(m_window);
    QScreen* own = m_window.screen();
    if (other) fillScreen(other);
    m_window.showFullScreen();
    m_tick.start();
    qApp->installEventFilter(this);
    showStep();
    fitSizes();
    if (other) {
        showPresenter(true);  // now text has its final size
        fillWith(*m_presenter, *own);
    }
    refresh();
}

void Presentation::showStep() {
    m_hands.clear();
    m_numbers.clear();
    m_digits.clear();
    if (!m_isOn) return;
    showWholeMaps();
    m_stage.show(m_play);
}

void Presentation::end() {
    if (!std::exchange(m_isOn, false)) return;
    qApp->removeEventFilter(this);
    m_tick.stop();
    m_leaveTimer.stop();
    m_scale.withdraw();
    m_saver.end();
    showWholeMaps();
    delete m_blank.data();
    delete m_keys.data();
    showPresenter(false);
    m_pointer->setKind(PointerRing::Kind::Off);
    m_play.setPresenting(false);
    m_strip->hide();
    m_window.centralWidget()->layout()->removeWidget(m_strip);
    m_strip->setParent(&m_window);
    m_strip->hide();
    applyTheme(m_document.settings().theme());
    applyFontPercent(m_fontPercent);
    m_document.state().view().lockLimit(m_lock);
    m_window.setWindowState(m_states);
    m_window.restoreGeometry(m_geometry);
    Q_EMIT changed(false);
    m_stage.end();
    // The large text needed more height; by then it is gone.
    QTimer::singleShot(kPlacedMs, this, [this] {
        if (!m_isOn) m_window.restoreGeometry(m_geometry);
    });
}

void Presentation::showPresenter(bool on) {
    if (!on) {
        if (m_presenter) m_presenter->deleteLater();  // this may be a key of its own
        return m_presenter.clear();
    }
    if (m_presenter) return;
    m_presenter = new PresenterWindow(m_play, &m_window);
    m_presenter->setAttribute(Qt::WA_DeleteOnClose);
    const QRect room = insideOf(*m_window.screen());
    m_presenter->setGeometry({room.topLeft(), m_presenter->size().boundedTo(room.size())});
}

void Presentation::fillScreen(QScreen* screen) {
    if (QWindow* handle = m_window.windowHandle()) handle->setScreen(screen);
    m_window.setGeometry(screen->geometry());
}

void Presentation::swapScreens() {
    QScreen* other = otherScreen(m_window);
    if (!other) return;
    if (m_presenter) fillWith(*m_presenter, *m_window.screen());
    m_window.showNormal();  // a full window does not change its screen
    fillScreen(other);
    m_window.showFullScreen();
}

void Presentation::fitSizes() {
    const double height = m_window.height();
    const int percent = static_cast<int>(std::ceil(100 * kWindowText * height / usualTextHeight()));
    if (percent != fontPercent()) applyShownFontPercent(std::max(percent, kFontPercents.least));
    m_strip->setSizes(static_cast<int>(std::ceil(kProse * height)),
                      static_cast<int>(kMostStrip * height));
}

void Presentation::fitStage() {
    // The text takes its height first.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_isOn) return;
            m_stage.fit();
            // And then the panels theirs.
            QTimer::singleShot(kPlacedMs, this, [this] {
                if (m_isOn) m_stage.showMarks();
            });
        },
        Qt::QueuedConnection);
}

void Presentation::useGround(bool dark) {
    m_isDark = dark;
    applyTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light, ThemeContrast::Strong);
}

bool Presentation::isBlank() const {
    return m_blank;
}

PresenterWindow* Presentation::presenter() const {
    return m_presenter;
}

QString Presentation::note() const {
    QStringList parts;
    if (m_scale.isWaiting())
        parts << PresentationTr::tr("scale being settled");
    else if (m_document.state().lockedLimit())
        parts << PresentationTr::tr("scale locked");
    if (m_leaveTimer.isActive()) parts << PresentationTr::tr("Escape again leaves");
    if (!m_digits.isEmpty()) parts << PresentationTr::tr("to step %1: Enter").arg(m_digits);
    if (m_hands.isCounting())
        parts << PresentationTr::tr("hands for %1: digits, Tab, Enter")
                     .arg(optionLetter(m_hands.at()));
    if (showsClock()) parts << clock();
    // No signal announces it meanwhile.
    if (const auto& error = m_document.messages().error()) parts << error->what;
    return parts.join(QStringLiteral("  ·  "));
}

QString Presentation::foot() const {
    QStringList parts{stepHeading(m_play)};
    if (const QString note = this->note(); !note.isEmpty()) parts << note;
    // Who presents for the first time finds the way on and out.
    parts << (m_window.width() >= (parts.size() > 1 ? kWidestFoot : kWideFoot)
                  ? PresentationTr::tr("F11: leave, ?: keys")
                  : PresentationTr::tr("?: keys"));
    return parts.join(QStringLiteral("  ·  "));
}

/// As the teacher wants it; else where the step has a time.
bool Presentation::showsClock() const {
    return m_clockWish.value_or(m_play.step().minutes > 0);
}

/// Of a step that has minutes, its own.
QString Presentation::clock() const {
    const QString ofStep = stepTime(m_play);
    return ofStep.isEmpty() ? clockText(static_cast<double>(m_clock.elapsed()) / 1000) : ofStep;
}

QString Presentation::presenterClock() const {
    const QString ofStep = stepTime(m_play);
    const QString whole = clockText(static_cast<double>(m_clock.elapsed()) / 1000);
    return ofStep.isEmpty() ? whole : ofStep + QStringLiteral("  ·  ") + whole;
}

void Presentation::refresh() {
    if (!m_isOn || !m_play.isPlaying()) return;
    if (m_play.record().open) m_numbers.giveUp();
    m_scale.ask(m_play.lesson());
    lockScale();
    m_strip->foot()->setToolTip(m_document.state().lockedLimit() && !m_scale.isWaiting()
                                    ? PresentationTr::tr("Scale locked: equal colours are equal "
                                                         "changes, in all of the lesson")
                                    : QString());
    if (m_stage.isStale(m_play)) m_stage.show(m_play);
    m_strip->show(m_play, m_hands, m_numbers, m_showsBars, foot());
    m_stage.makeRoom();
    fitStage();
    if (m_presenter) m_presenter->show(presenterClock(), note());
}

// One scale for all the lesson's runs, so that equal colours are equal changes: as soon as all that
// its steps show are known, also while a map is covered, which has no numbers. It grows for what
// the class tries beyond them.
void Presentation::lockScale() {
    RunState& state = m_document.state();
    const auto ofLesson = m_scale.limit();
    if (!ofLesson) return;
    const auto& run = state.run();
    const LessonValues* values = m_play.values();
    const double ofRun = run && !state.cover().hidesCells() ? run->tally.limit : 0;
    const double now = std::max({ofRun, *ofLesson, values ? values->scaleLimit : 0});
    if (now > state.lockedLimit().value_or(0)) state.view().lockLimit(now);
}

bool Presentation::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == &m_window) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_isOn) return;
                fitSizes();
                refresh();  // code in the text has a size of its own
            },
            Qt::QueuedConnection);
        return false;
    }
    if (event->type() == QEvent::LayoutRequest && m_stage.hasGrown(watched)) {
        // Such as by a result that has come.
        QMetaObject::invokeMethod(this, &Presentation::refresh, Qt::QueuedConnection);
        return false;
    }
    if (!isOfWindow(&m_window, watched) && !isOfWindow(m_presenter, watched)) return false;
    const bool isKey = event->type() == QEvent::ShortcutOverride ||
                       event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (isKey && isTyping(m_window) && !isOfRemote(static_cast<QKeyEvent*>(event)->key()))
        return false;
    switch (event->type()) {
        case QEvent::MouseMove:
            if (isOfWindow(&m_window, watched))
                m_pointer->moveTo(m_window.mapFromGlobal(QCursor::pos()));
            return false;
        case QEvent::ShortcutOverride:
            event->accept();  // the window's own keys rest
            return true;
        case QEvent::KeyPress:
            // Once: what a widget does not take goes to its parent.
            (void)press(*static_cast<QKeyEvent*>(event));
            return true;
        case QEvent::KeyRelease:
            return true;
        default:
            return false;
    }
}

bool Presentation::press(const QKeyEvent& key) {
    if (m_blank) {  // any key brings back, and does nothing else
        delete m_blank.data();
        return true;
    }
    if (m_hands.isCounting() && pressHands(key)) {
        refresh();
        return true;
    }
    if (m_numbers.typed() && pressNumber(key)) {
        refresh();
        return true;
    }
    const bool taken = walk(key) || pressMode(key);
    if (key.key() != Qt::Key_Escape) m_leaveTimer.stop();
    refresh();
    return taken;
}

bool Presentation::walk(const QKeyEvent& key) {
    if (key.modifiers() & Qt::ControlModifier) {
        // Ctrl and the arrow keys walk over the heads.
        const QPoint step(key.key() == Qt::Key_Right  ? 1
                          : key.key() == Qt::Key_Left ? -1
                                                      : 0,
                          key.key() == Qt::Key_Down ? 1
                          : key.key() == Qt::Key_Up ? -1
                                                    : 0);
        const auto& run = m_document.state().run();
        if (step.isNull() || !run) return false;
        HeadId head = m_document.state().selected().value_or(HeadId{0, 0});
        head = {head.layer + step.y(), head.head + step.x()};
        if (run->clean.headMean.contains(head)) m_document.state().selection().setSelected(head);
        return true;
    }
    switch (key.key()) {
        case Qt::Key_PageDown:
        case Qt::Key_Space:
        case Qt::Key_Right:
        case Qt::Key_N:
            (void)m_play.advance();
            return true;
        case Qt::Key_PageUp:
        case Qt::Key_Left:
        case Qt::Key_P:
        case Qt::Key_Backspace:
            m_play.back();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: {
            const int step = m_digits.toInt();
            if (m_digits.isEmpty())
                (void)m_play.advance();
            else if (step >= 1)
                m_play.open(m_play.stepWithNumber(step));
            m_digits.clear();
            return true;
        }
        case Qt::Key_F5:
            m_play.open(0);
            return true;
        default:
            return false;
    }
}

bool Presentation::pressMode(const QKeyEvent& key) {
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9) {
        m_digits += QChar(u'0' + static_cast<char16_t>(key.key() - Qt::Key_0));
        m_digits = m_digits.right(2);
        return true;
    }
    m_digits.clear();
    switch (key.key()) {
        case Qt::Key_Escape:
            escape();
            return true;
        case Qt::Key_F11:  // as it began
            QMetaObject::invokeMethod(this, &Presentation::end, Qt::QueuedConnection);
            return true;
        case Qt::Key_E:
            typeInPrompt();
            return true;
        case Qt::Key_Period:
        case Qt::Key_B:
            blank(false);
            return true;
        case Qt::Key_W:
            blank(true);
            return true;
        case Qt::Key_L: {
            using Kind = PointerRing::Kind;
            const Kind wanted =
                (key.modifiers() & Qt::ShiftModifier) ? Kind::Spotlight : Kind::Ring;
            m_pointer->setKind(m_pointer->kind() == wanted ? Kind::Off : wanted);
            return true;
        }
        case Qt::Key_A:
            m_showsBars = !m_showsBars;
            return true;
        case Qt::Key_T:
            m_clockWish = !showsClock();
            return true;
        case Qt::Key_O:
            showPresenter(!m_presenter);
            return true;
        case Qt::Key_S:
            swapScreens();
            return true;
        case Qt::Key_C:
            m_document.state().selection().setSelected(std::nullopt);
            Q_EMIT marksCleared();
            return true;
        case Qt::Key_D:
            useGround(!m_isDark);
            return true;
        case Qt::Key_Z:
            zoomMap();
            return true;
        case Qt::Key_H:
            beginHands();
            return true;
        case Qt::Key_Question:
            showKeys();
            return true;
        default:
            return false;
    }
}

bool Presentation::pressHands(const QKeyEvent& key) {
    if (key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9) {
        m_hands.digit(key.key() - Qt::Key_0);
        return true;
    }
    switch (key.key()) {
        case Qt::Key_Tab:
        case Qt::Key_Down:
            m_hands.next();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            m_hands.finish();
            return true;
        case Qt::Key_Escape:
        case Qt::Key_H:
            m_hands.giveUp();
            return true;
        default:
            break;
    }
    if (isOfRemote(key.key())) {  // goes on, without what is being counted
        m_hands.giveUp();
        return false;
    }
    return true;  // no letter means something else meanwhile
}

void Presentation::beginHands() {
    const auto& ask = m_play.step().ask;
    if (ask && !ask->options.empty()) m_hands.begin(ask->options.size());
    if (ask && ask->kind == LessonAskKind::Number && !m_play.record().open)
        m_numbers.begin(ask->least, m_play.ask().most);
}

bool Presentation::pressNumber(const QKeyEvent& key) {
    switch (key.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            giveNumber();
            return true;
        case Qt::Key_Tab:
        case Qt::Key_Down:
            m_numbers.keep();
            return true;
        case Qt::Key_Escape:
        case Qt::Key_H:
            m_numbers.giveUp();
            return true;
        case Qt::Key_Backspace:
            m_numbers.chop();
            return true;
        default:
            break;
    }
    if (isOfRemote(key.key())) {  // goes on, without a number
        m_numbers.giveUp();
        return false;
    }
    m_numbers.type(key.text());
    return true;  // no letter means something else meanwhile
}

/// Of the class, or one vote more.
void Presentation::giveNumber() {
    const auto number = m_numbers.finish();
    if (!number) return;
    if (m_play.canAnswer())
        m_play.answer(*number);
    else
        beginHands();
}

/// As the class has voted.
void Presentation::answer(std::size_t option) {
    const auto& ask = m_play.step().ask;
    if (!ask || option >= ask->options.size()) return;
    const std::string& key = ask->options[option];
    if (ask->kind == LessonAskKind::Token)
        m_play.answer(key);
    else if (ask->kind == LessonAskKind::Choice)
        m_play.answer(std::vector{key});
}

void Presentation::typeInPrompt() {
    auto* prompt = m_window.findChild<QPlainTextEdit*>(QStringLiteral("prompt"));
    if (prompt && prompt->isVisible()) prompt->setFocus(Qt::ShortcutFocusReason);
}

void Presentation::escape() {
    if (isTyping(m_window)) return m_window.centralWidget()->setFocus();
    if (m_keys) return delete m_keys.data();
    if (m_pointer->kind() != PointerRing::Kind::Off)
        return m_pointer->setKind(PointerRing::Kind::Off);
    if (!m_leaveTimer.isActive()) return m_leaveTimer.start();
    // Not within the key's own event.
    QMetaObject::invokeMethod(this, &Presentation::end, Qt::QueuedConnection);
}

void Presentation::blank(bool white) {
    auto* cover = new QWidget(&m_window);
    cover->setObjectName(QStringLiteral("presentationBlank"));
    cover->setAutoFillBackground(true);
    QPalette palette = cover->palette();
    palette.setColor(QPalette::Window, white ? Qt::white : Qt::black);
    cover->setPalette(palette);
    cover->setGeometry(m_window.rect());
    cover->show();
    cover->raise();
    m_blank = cover;
}

void Presentation::zoomMap() {
    HeatmapPlot* first = nullptr;
    for (auto* map : m_window.findChildren<HeatmapPlot*>()) {
        if (!map->isVisible()) continue;
        if (!first) first = map;
        if (!map->rect().contains(map->mapFromGlobal(QCursor::pos()))) continue;
        first = map;
        break;
    }
    if (!first) return;
    if (!first->view().isWhole()) return showWholeMaps();
    const QPoint at = first->mapFromGlobal(QCursor::pos());
    if (first->rect().contains(at))
        first->zoomAt(kZoomed, at);
    else
        first->zoom(kZoomed);
}

void Presentation::showWholeMaps() {
    for (auto* map : m_window.findChildren<HeatmapPlot*>())
        if (map->isVisible()) map->showWhole();
}

void Presentation::showKeys() {
    if (m_keys) return delete m_keys.data();
    auto* keys = new QLabel(
        PresentationTr::tr("Page Down, Space, →, Enter: uncover, then go on\n"
                           "Page Up, ←, Backspace: back\n"
                           ". or B: black; W: white; any key brings back\n"
                           "F5: first step; digits and Enter: to that step\n"
                           "L: pointer; Shift+L: spotlight; Ctrl and arrows: walk over heads\n"
                           "Z: the map closer, at the mouse; once more: all of it\n"
                           "H: hands, or a number; A: bars; C: no head, no frames; T: clock\n"
                           "D: dark ground, or light again\n"
                           "Scale locked: equal colours are equal changes, in all of the lesson\n"
                           "O: the presenter's window with notes; S: swap screens\n"
                           "E: type in the prompt, where it is shown; Escape: no longer\n"
                           "Escape twice or F11: leave"),
        &m_window);
    keys->setObjectName(QStringLiteral("card"));
    keys->setAutoFillBackground(true);
    keys->setMargin(20);
    keys->setFrameShape(QFrame::Box);
    keys->adjustSize();
    keys->move(m_window.rect().center() - keys->rect().center());
    keys->show();
    keys->raise();
    m_keys = keys;
}

}  // namespace headscope::app
