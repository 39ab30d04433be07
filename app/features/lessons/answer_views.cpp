// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/lessons/answer_views.h"

#include "document/run_spec.h"
#include "ui/enter_key.h"
#include "ui/exact_line.h"
#include "ui/exact_text.h"
#include "ui/exact_text_edit.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/error.h>

#include <QAbstractButton>
#include <QButtonGroup>
#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QRadioButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace headscope::app {

namespace {

constexpr int kOptionGap = 6;
constexpr int kMostSliderSteps = 10'000;
constexpr int kMostTyped = 400;       // characters of a token
constexpr int kMostWritten = 16'000;  // characters of a free text
constexpr int kKeyRole = Qt::UserRole;

struct AnswersTr {
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

/// Empty if it is no text.
std::string utf8Of(const QString& text) {
    try {
        return toUtf8Exactly(text, phrase("the answer"));
    } catch (const Error&) {
        return {};
    }
}

/// The words beside a button: a click on them presses it, and they wrap.
class OptionLabel : public QLabel {
 public:
    OptionLabel(const QString& text, QAbstractButton& button) : QLabel(text), m_button(button) {
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
        setBuddy(&button);
        button.setAccessibleName(text);
    }

 protected:
    void mousePressEvent(QMouseEvent* /*event*/) override {
        m_button.setFocus(Qt::MouseFocusReason);
        m_button.click();
    }

 private:
    QAbstractButton& m_button;
};

class ChoiceView : public AnswerView {
 public:
    ChoiceView(const LessonAsk& ask, const QStringList& options) : m_ask(ask) {
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(kOptionGap);
        for (qsizetype i = 0; i < options.size(); ++i) {
            QAbstractButton* button =
                ask.several ? static_cast<QAbstractButton*>(new QCheckBox) : new QRadioButton;
            button->setObjectName(QStringLiteral("lessonOption%1").arg(i + 1));
            auto* line = new QHBoxLayout;
            line->setSpacing(kOptionGap);
            line->addWidget(button, 0, Qt::AlignTop);
            line->addWidget(new OptionLabel(options[i], *button), 1);
            layout->addLayout(line);
            m_group.addButton(button);
            m_buttons.push_back(button);
            button->installEventFilter(this);
            connect(button, &QAbstractButton::toggled, this, [this, button](bool on) {
                if (on) setFocusProxy(button);  // where the keyboard comes back to
                Q_EMIT changed();
            });
        }
        m_group.setExclusive(!ask.several);
        setFocusProxy(m_buttons.empty() ? nullptr : m_buttons.front());
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override {
        std::vector<std::string> chosen;
        for (std::size_t i = 0; i < m_buttons.size(); ++i)
            if (m_buttons[i]->isChecked()) chosen.push_back(m_ask.options[i]);
        if (chosen.empty() && !m_ask.several) return std::nullopt;
        return chosen;
    }
    void setAnswer(const LessonAnswer& answer) override {
        const auto* chosen = std::get_if<std::vector<std::string>>(&answer);
        for (std::size_t i = 0; chosen && i < m_buttons.size(); ++i) {
            const bool on =
                std::find(chosen->begin(), chosen->end(), m_ask.options[i]) != chosen->end();
            if (on) m_buttons[i]->setChecked(true);
        }
    }

 protected:
    /// Enter gives the option that has the keyboard: arrows bring it there, and choose it only
    /// where another was chosen. Where several may be right, Space has ticked them.
    bool eventFilter(QObject* watched, QEvent* event) override {
        auto* button = qobject_cast<QAbstractButton*>(watched);
        if (!button || event->type() != QEvent::KeyPress ||
            !isEnter(*static_cast<QKeyEvent*>(event)))
            return AnswerView::eventFilter(watched, event);
        if (!m_ask.several) button->setChecked(true);
        Q_EMIT submitted();
        return true;
    }

 private:
    LessonAsk m_ask;
    QButtonGroup m_group;
    std::vector<QAbstractButton*> m_buttons;
};

/// The head that is chosen on a map; the map has the keyboard then.
class HeadView : public AnswerView {
 public:
    explicit HeadView(const RunState& state) : m_state(state), m_text(new QLabel) {
        m_text->setObjectName(QStringLiteral("lessonHead"));
        m_text->setWordWrap(true);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_text);
        connect(&state, &RunState::selectedChanged, this, [this] {
            refresh();
            Q_EMIT changed();
        });
        refresh();
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override {
        const auto head = m_state.selected();
        return head ? std::optional<LessonAnswer>(*head) : std::nullopt;
    }

 private:
    void refresh() {
        const auto head = m_state.selected();
        m_text->setText(head ? AnswersTr::tr("Your head: layer %1, head %2.")
                                   .arg(QString::number(head->layer), QString::number(head->head))
                             : AnswersTr::tr("Click a cell of a map, or walk to it with the arrow "
                                             "keys and press Enter."));
    }

    const RunState& m_state;
    QLabel* m_text;
};

class TokenView : public AnswerView {
 public:
    TokenView(const LessonAsk& ask, const QStringList& options)
        : m_list(new QListWidget), m_typed(new QLineEdit) {
        m_list->setObjectName(QStringLiteral("lessonTokens"));
        m_list->setAccessibleName(AnswersTr::tr("Tokens to choose from"));
        for (qsizetype i = 0; i < options.size(); ++i) {
            auto* item = new QListWidgetItem(options[i], m_list);
            item->setData(kKeyRole,
                          QString::fromStdString(ask.options[static_cast<std::size_t>(i)]));
        }
        if (m_list->count() == 0) m_list->hide();
        followTextSize(*m_list, "height", [this] {
            const int rows = std::max(1, m_list->count());
            m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) +
                                   2 * m_list->frameWidth() + 2);
        });
        m_typed->setObjectName(QStringLiteral("lessonToken"));
        m_typed->setAccessibleName(AnswersTr::tr("Another token"));
        m_typed->setPlaceholderText(AnswersTr::tr("Another token, with its space"));
        holdExactly(*m_typed, kMostTyped);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_list);
        layout->addWidget(m_typed);
        connect(m_list, &QListWidget::currentRowChanged, this, [this] {
            if (m_list->currentRow() >= 0) m_typed->clear();
            Q_EMIT changed();
        });
        connect(m_list, &QListWidget::itemActivated, this, &AnswerView::submitted);
        connect(m_typed, &QLineEdit::textEdited, this, [this] {
            m_list->setCurrentRow(-1);
            Q_EMIT changed();
        });
        setFocusProxy(m_list->count() > 0 ? static_cast<QWidget*>(m_list) : m_typed);
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override {
        if (!m_typed->text().isEmpty()) return utf8Of(m_typed->text());
        const auto* item = m_list->currentItem();
        if (!item || m_list->currentRow() < 0) return std::nullopt;
        return item->data(kKeyRole).toString().toStdString();
    }
    void setAnswer(const LessonAnswer& answer) override {
        const auto* token = std::get_if<std::string>(&answer);
        if (!token) return;
        for (int row = 0; row < m_list->count(); ++row)
            if (m_list->item(row)->data(kKeyRole).toString().toStdString() == *token)
                return m_list->setCurrentRow(row);
        m_list->setCurrentRow(-1);
        m_typed->setText(fromUtf8Exactly(*token));
    }

 private:
    QListWidget* m_list;
    QLineEdit* m_typed;
};

class NumberView : public AnswerView {
 public:
    explicit NumberView(const LessonAsk& ask)
        : m_ask(ask), m_slider(new QSlider(Qt::Horizontal)), m_box(new DecimalBox) {
        const double step = ask.step > 0 ? ask.step : 1;
        m_steps = static_cast<int>(
            std::clamp((ask.most - ask.least) / step, 1.0, double{kMostSliderSteps}));
        m_slider->setObjectName(QStringLiteral("lessonSlider"));
        m_slider->setAccessibleName(AnswersTr::tr("Your number"));
        m_slider->setRange(0, m_steps);
        m_slider->setPageStep(std::max(1, m_steps / 10));
        m_box->setObjectName(QStringLiteral("lessonNumber"));
        m_box->setAccessibleName(AnswersTr::tr("Your number"));
        m_box->setDecimals(step >= 1 && step == std::floor(step) ? 0 : 4);
        m_box->setRange(ask.least, ask.most);
        m_box->setSingleStep(step);
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_slider, 1);
        layout->addWidget(m_box);
        connect(m_slider, &QSlider::valueChanged, this, [this](int at) {
            if (!m_isFollowing) m_box->setValue(m_ask.least + at * stepSize());
        });
        connect(m_box, &QDoubleSpinBox::valueChanged, this, [this](double value) {
            m_isFollowing = true;
            m_slider->setValue(static_cast<int>(std::lround((value - m_ask.least) / stepSize())));
            m_isFollowing = false;
            Q_EMIT changed();
        });
        m_box->setValue(m_ask.least + std::floor(m_steps / 2.0) * stepSize());
        setFocusProxy(m_box);
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override { return m_box->value(); }
    void setAnswer(const LessonAnswer& answer) override {
        if (const auto* number = std::get_if<double>(&answer)) m_box->setValue(*number);
    }

 private:
    /// Of a step of the slider.
    [[nodiscard]] double stepSize() const { return (m_ask.most - m_ask.least) / m_steps; }

    LessonAsk m_ask;
    QSlider* m_slider;
    DecimalBox* m_box;
    int m_steps = 1;
    bool m_isFollowing = false;
};

/// Drag, or Ctrl+Up and Ctrl+Down.
class OrderView : public AnswerView {
 public:
    OrderView(const LessonAsk& ask, const QStringList& options) : m_list(new QListWidget) {
        m_list->setObjectName(QStringLiteral("lessonOrder"));
        m_list->setAccessibleName(
            AnswersTr::tr("Put in order: Ctrl+Up and Ctrl+Down move the line"));
        m_list->setDragDropMode(QAbstractItemView::InternalMove);
        m_list->setWordWrap(true);
        for (qsizetype i = 0; i < options.size(); ++i) {
            auto* item = new QListWidgetItem(options[i], m_list);
            item->setData(kKeyRole,
                          QString::fromStdString(ask.options[static_cast<std::size_t>(i)]));
        }
        m_list->setCurrentRow(0);
        followTextSize(*m_list, "height", [this] {
            m_list->setFixedHeight(m_list->count() * std::max(1, m_list->sizeHintForRow(0)) +
                                   2 * m_list->frameWidth() + 2);
        });
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_list);
        m_list->installEventFilter(this);
        setFocusProxy(m_list);
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override {
        std::vector<std::string> keys;
        for (int row = 0; row < m_list->count(); ++row)
            keys.push_back(m_list->item(row)->data(kKeyRole).toString().toStdString());
        return keys;
    }
    void setAnswer(const LessonAnswer& answer) override {
        const auto* keys = std::get_if<std::vector<std::string>>(&answer);
        for (std::size_t i = 0; keys && i < keys->size(); ++i) {
            const auto key = QString::fromStdString((*keys)[i]);
            for (int row = static_cast<int>(i); row < m_list->count(); ++row)
                if (m_list->item(row)->data(kKeyRole).toString() == key)
                    m_list->insertItem(static_cast<int>(i), m_list->takeItem(row));
        }
        m_list->setCurrentRow(0);
    }

 protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() != QEvent::KeyPress) return false;
        const auto* key = static_cast<QKeyEvent*>(event);
        if (isEnter(*key)) {
            Q_EMIT submitted();
            return true;
        }
        const bool moves = key->modifiers() & Qt::ControlModifier;
        const int step = key->key() == Qt::Key_Up ? -1 : key->key() == Qt::Key_Down ? 1 : 0;
        const int from = m_list->currentRow();
        const int to = from + step;
        if (!moves || step == 0 || from < 0 || to < 0 || to >= m_list->count()) return false;
        m_list->insertItem(to, m_list->takeItem(from));
        m_list->setCurrentRow(to);
        Q_EMIT changed();
        return true;
    }

 private:
    QListWidget* m_list;
};

class TextView : public AnswerView {
 public:
    explicit TextView(const LessonAsk& ask) : m_edit(new ExactTextEdit(kMostWritten)) {
        m_edit->setObjectName(QStringLiteral("lessonText"));
        m_edit->setAccessibleName(AnswersTr::tr("Your text"));
        m_edit->setPlaceholderText(AnswersTr::tr("In your words"));
        m_edit->setToolTip(AnswersTr::tr("Ctrl+Enter answers."));
        m_edit->setTabChangesFocus(true);
        const int lines = std::clamp(ask.lines, 2, 8);
        followTextSize(*m_edit, "height", [this, lines] {
            m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + 14);
        });
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_edit);
        connect(m_edit, &QPlainTextEdit::textChanged, this, &AnswerView::changed);
        m_edit->installEventFilter(this);
        setFocusProxy(m_edit);
    }
    [[nodiscard]] std::optional<LessonAnswer> answer() const override {
        std::string text = utf8Of(m_edit->text());
        if (text.empty() || text.size() > kMostAnswerText) return std::nullopt;
        return text;
    }
    void setAnswer(const LessonAnswer& answer) override {
        if (const auto* text = std::get_if<std::string>(&answer))
            m_edit->setText(fromUtf8Exactly(*text));
    }

 protected:
    /// Enter is a line of the text, Ctrl+Enter gives it. The window has that key for a run.
    bool eventFilter(QObject* watched, QEvent* event) override {
        const bool isKey =
            event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
        if (!isKey) return AnswerView::eventFilter(watched, event);
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (!isEnter(key) || !(key.modifiers() & Qt::ControlModifier)) return false;
        event->accept();
        if (event->type() == QEvent::KeyPress) Q_EMIT submitted();
        return true;
    }

 private:
    ExactTextEdit* m_edit;
};

}  // namespace

void AnswerView::keyPressEvent(QKeyEvent* event) {
    if (!isEnter(*event)) return QWidget::keyPressEvent(event);
    Q_EMIT submitted();
}

AnswerView* makeAnswerView(const LessonAsk& ask, const QStringList& options,
                           const RunState& state) {
    switch (ask.kind) {
        case LessonAskKind::Choice:
            return new ChoiceView(ask, options);
        case LessonAskKind::Head:
            return new HeadView(state);
        case LessonAskKind::Token:
            return new TokenView(ask, options);
        case LessonAskKind::Number:
            return new NumberView(ask);
        case LessonAskKind::Order:
            return new OrderView(ask, options);
        case LessonAskKind::Text:
            break;
    }
    return new TextView(ask);
}

}  // namespace headscope::app
