// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/write/write_panel.h"

#include "document/run_spec.h"
#include "features/write/continuation_view.h"
#include "features/write/write_text.h"
#include "ui/choice_bar.h"
#include "ui/exact_text.h"
#include "ui/flow_layout.h"
#include "ui/message_text.h"
#include "ui/number_box.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <headscope/error.h>

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <cstdint>
#include <limits>
#include <utility>

namespace headscope::app {

namespace {

constexpr int kFewestTokens = 5;
constexpr int kMostTokens = 30;
constexpr int kSampled = 1;  // of the choice

const QString kChoices = QStringLiteral("write");  // what is remembered
const QString kTokens = QStringLiteral("tokens");
const QString kDrawn = QStringLiteral("sampled");
const QString kTemperature = QStringLiteral("temperature");
const QString kSeed = QStringLiteral("seed");

QWidget* withName(const QString& name, QWidget* field) {
    auto* label = new QLabel(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    return inRow({label, field});
}

}  // namespace

WritePanel::WritePanel(Document& document, Writing& writing, QWidget* parent)
    : Pane(parent),
      m_document(document),
      m_writing(writing),
      m_write(new QPushButton(tr("Write"))),
      m_stop(new QPushButton(tr("Stop"))),
      m_tokens(new WholeBox),
      m_choice(new ChoiceBar({tr("Likeliest"), tr("Drawn")})),
      m_temperature(new DecimalBox),
      m_seed(new WholeBox),
      m_sampling(inRow({withName(tr("Temperature"), m_temperature), withName(tr("Seed"), m_seed)})),
      m_ask(new MutedLabel),
      m_of(new MutedLabel),
      m_result(new MutedLabel),
      m_view(new ContinuationView),
      m_scroll(new QScrollArea) {
    build();
    recall();
    connectAll();
    refreshButtons();
}

void WritePanel::build() {
    m_write->setObjectName(QStringLiteral("writeStart"));
    m_write->setProperty("primary", true);
    m_write->setToolTip(tr("Let the model go on from the prompt, clean and ablated"));
    m_stop->setObjectName(QStringLiteral("writeStop"));
    m_stop->setToolTip(tr("Stop writing; what is written stays"));
    m_tokens->setObjectName(QStringLiteral("writeTokens"));
    m_tokens->setRange(kFewestTokens, kMostTokens);
    m_tokens->setToolTip(tr("How many tokens are written"));
    m_choice->button(0)->setObjectName(QStringLiteral("writeLikeliest"));
    m_choice->button(0)->setToolTip(tr("Take the likeliest token each time"));
    m_choice->button(kSampled)->setObjectName(QStringLiteral("writeDrawn"));
    m_choice->button(kSampled)->setToolTip(
        tr("Draw each token by its probability, with the same random numbers for both texts: they "
           "differ only where the model does"));
    m_temperature->setObjectName(QStringLiteral("writeTemperature"));
    m_temperature->setRange(0.05, 5);
    m_temperature->setSingleStep(0.1);
    m_temperature->setDecimals(2);
    m_temperature->setToolTip(
        tr("Divides the logits: below 1 likely tokens come more often, above 1 less"));
    m_seed->setObjectName(QStringLiteral("writeSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setToolTip(tr("The same seed gives the same text"));
    for (auto* label : {m_ask, m_of, m_result})
        label->setWordWrap(true);
    m_ask->setObjectName(QStringLiteral("writeAsk"));
    m_of->setObjectName(QStringLiteral("writeOf"));
    m_result->setObjectName(QStringLiteral("writeResult"));
    auto* area = new QWidget;
    area->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    for (QWidget* widget : QList<QWidget*>{m_ask, m_of, m_view, m_result})
        column->addWidget(widget);
    column->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);  // it follows what has the keyboard
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(area);
    buildControls();
    body()->addWidget(m_scroll, 1);
}

void WritePanel::buildControls() {
    auto* controls = new QWidget;
    auto* flow = new FlowLayout(controls, 8);
    for (QWidget* widget : {inRow({m_write, m_stop}), withName(tr("Tokens"), m_tokens),
                            inRow({m_choice}), m_sampling}) {
        flow->addWidget(widget);
        followTextSize(*widget, "row", [widget, button = m_write] {
            widget->setFixedHeight(button->sizeHint().height());  // all of a row are in line
        });
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    controls->setSizePolicy(policy);
    body()->addWidget(controls);
}

void WritePanel::reveal(QWidget* chip) {
    m_scroll->ensureWidgetVisible(chip, 0, 4);
}

void WritePanel::connectAll() {
    connect(m_write, &QPushButton::clicked, this, &WritePanel::write);
    connect(m_stop, &QPushButton::clicked, &m_writing, &Writing::stop);
    connect(m_view, &ContinuationView::taken, this, &WritePanel::taken);
    connect(m_view, &ContinuationView::moved, this, &WritePanel::reveal);
    connect(&m_writing, &Writing::changed, this, [this] {
        refreshButtons();
        touch();
    });
    RunState& state = m_document.state();
    for (const auto signal : {&RunState::modelChanged, &RunState::coverChanged})
        connect(&state, signal, this, &WritePanel::refreshButtons);
    for (const auto signal :
         {&RunState::modelChanged, &RunState::ablationSetChanged, &RunState::selectedChanged,
          &RunState::gridChanged, &RunState::runChanged, &RunState::coverChanged})
        connect(&state, signal, this, &Pane::touch);
    const auto chosen = [this] {
        keepChoices();
        refreshButtons();
    };
    connect(m_choice, &ChoiceBar::changed, this, chosen);
    connect(m_tokens, &QSpinBox::valueChanged, this, chosen);
    connect(m_seed, &QSpinBox::valueChanged, this, chosen);
    connect(m_temperature, &QDoubleSpinBox::valueChanged, this, chosen);
}

void WritePanel::recall() {
    const QVariantMap kept = m_document.settings().choices(kChoices);
    m_tokens->setValue(kept.value(kTokens, 20).toInt());
    m_choice->choose(kept.value(kDrawn).toBool() ? kSampled : 0);
    m_temperature->setValue(kept.value(kTemperature, 1.0).toDouble());
    m_seed->setValue(kept.value(kSeed, 1).toInt());
}

void WritePanel::keepChoices() {
    m_document.settings().setChoices(kChoices, {{kTokens, m_tokens->value()},
                                                {kDrawn, m_choice->chosen() == kSampled},
                                                {kTemperature, m_temperature->value()},
                                                {kSeed, m_seed->value()}});
}

WritingOrder WritePanel::order() const {
    const RunState& state = m_document.state();
    const RunInputs inputs = m_document.fields().inputs();
    WritingOrder order{inputs.prompt, {}, inputs.bos};
    ContinuationRequest& request = order.request;
    request.heads = state.ablationSet().heads;
    if (request.heads.empty() && state.selected()) request.heads = {*state.selected()};
    if (!request.heads.empty()) {  // else they say nothing
        request.intervention = state.intervention();
        request.positions = inputs.positions;
    }
    request.tokens = m_tokens->value();
    if (m_choice->chosen() == kSampled)
        request.sampling =
            Sampling{m_temperature->value(), 0, static_cast<std::uint64_t>(m_seed->value())};
    return order;
}

void WritePanel::write() {
    WritingOrder asked = order();
    m_refusal.clear();
    try {
        if (asked.prompt.isEmpty())
            throw inputError(say("the prompt is empty"), say("Type a text to go on from."));
        asked.request.prompt =
            idsOf(promptTokens(*m_document.state().tokenizer(), asked.prompt, asked.bos));
        m_writing.start(std::move(asked));
    } catch (const Error& error) {
        m_refused = order().prompt;
        m_refusal = tr("Nothing can be written: %1. %2")
                        .arg(textOf(error.message()), textOf(error.hintMessage()));
    }
    touch();
}

bool WritePanel::isStale() const {
    if (!m_writing.order()) return false;
    const WritingOrder now = order();
    const WritingOrder& of = *m_writing.order();
    return now.prompt != of.prompt || now.bos != of.bos || now.request.heads != of.request.heads ||
           now.request.intervention != of.request.intervention ||
           now.request.positions != of.request.positions;
}

QString WritePanel::askText() const {
    if (!m_document.state().model()) return tr("No model is open.");
    const WritingOrder now = order();
    if (now.prompt.isEmpty()) return tr("The prompt is empty: type a text to go on from.");
    if (now.request.heads.empty())
        return tr(
            "No head is chosen: the clean text alone is written. Choose a head on a map, or "
            "put heads into the set, to see what the model writes without them.");
    return tr("Write goes on from the prompt, clean and with %1.")
        .arg(ablationInWords(now.request));
}

void WritePanel::refreshButtons() {
    m_write->setEnabled(m_document.state().model().has_value() && !isCovered());
    m_stop->setEnabled(m_writing.isWriting());
    m_sampling->setEnabled(m_choice->chosen() == kSampled);
}

// What is written begins with what the model says next, and with heads ablated tells what they do:
// one of them as well as a set.
bool WritePanel::isCovered() const {
    return m_document.state().cover().hidesSets();
}

void WritePanel::refresh() {
    if (isCovered()) {
        m_view->show({}, false);
        m_ask->setVisible(true);
        m_ask->setAlarming(false);
        m_ask->setText(coveredText());
        m_of->setVisible(false);
        m_result->clear();
        return m_result->setVisible(false);
    }
    const bool stale = isStale();
    const bool failed = m_writing.status() == Writing::Status::Failed;
    m_view->setStale(stale);
    m_view->show(m_writing.text(), m_writing.isWriting());
    // Says what would be written if the text below is of other inputs.
    const bool refused = !m_refusal.isEmpty() && m_refused == order().prompt;
    m_ask->setVisible(stale || refused || !m_writing.order());
    m_ask->setText(refused ? m_refusal : askText());
    m_ask->setAlarming(refused);
    m_of->setVisible(m_writing.order().has_value());
    if (m_writing.order()) {
        const QString of = orderInWords(*m_writing.order());
        m_of->setText(stale ? tr("This text is of another choice. %1").arg(of) : of);
    }
    m_result->setAlarming(failed);
    m_result->setVisible(m_writing.order().has_value());
    m_result->setText(
        failed ? tr("No further text: %1. %2").arg(m_writing.error().what, m_writing.error().hint)
               : resultInWords(m_writing.text(), m_writing.isWriting()));
}

}  // namespace headscope::app
