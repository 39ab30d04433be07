// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ripples/ripples_panel.h"

#include "document/metric_text.h"
#include "document/run_spec.h"
#include "document/session_view.h"
#include "plot/ripple_plot.h"
#include "ui/choice_bar.h"
#include "ui/flow_layout.h"
#include "ui/short_combo.h"
#include "ui/terms.h"
#include "ui/text_size.h"
#include "ui/widgets.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace headscope::app {

namespace {

constexpr int kTokenWidth = 150;      // of a choice of a token, in pixels at most
constexpr int kTextBesideFrom = 420;  // pixels of width from which on what is said is beside curves
constexpr int kBesideBelow = 300;     // pixels of height, where above them it would take theirs

// Fields of a session's view.
const QString kRippleAblated = QStringLiteral("ripple_ablated");
const QString kRippleFirst = QStringLiteral("ripple_first");
const QString kRippleSecond = QStringLiteral("ripple_second");
const QString kRippleSet = QStringLiteral("set");

}  // namespace

RipplesPanel::RipplesPanel(const RunState& state, ShownRipples& shown, QWidget* parent)
    : Pane(parent),
      m_state(state),
      m_shown(shown),
      m_view(new ChoiceBar({tr("Two tokens"), tr("All pairs"), tr("Each token")})),
      m_first(new ShortCombo),
      m_second(new ShortCombo),
      m_and(new QLabel(tr("and"))),
      m_ablated(new ChoiceBar({tr("Chosen head"), tr("Set")})),
      m_measure(new ChoiceBar({tr("Values"), tr("Change")})),
      m_text(new QLabel),
      m_plot(new RipplePlot) {
    build();
    connect(m_view, &ChoiceBar::changed, this, &RipplesPanel::choose);
    connect(m_ablated, &ChoiceBar::changed, this, &RipplesPanel::choose);
    connect(m_measure, &ChoiceBar::changed, this, &Pane::touch);
    for (ShortCombo* box : {m_first, m_second})
        connect(box, &QComboBox::currentIndexChanged, this, &RipplesPanel::choose);
    connect(&m_shown, &ShownRipples::changed, this, &Pane::touch);
    for (const auto signal : {&RunState::runChanged, &RunState::modelChanged})
        connect(&m_state, signal, this, &RipplesPanel::fillTokens);
    connect(&m_state, &RunState::coverChanged, this, &RipplesPanel::fillTokens);
    connect(m_plot, &RipplePlot::pointChosen, this, [this](int point) {
        m_plot->setPoint(point);
        m_plot->speak(ripplePointText(m_plot->curves(), point));
    });
    connect(m_plot, &RipplePlot::pointHovered, this, [this](int point, QPoint at) {
        const QString text = point < 0 ? QString() : ripplePointText(m_plot->curves(), point);
        if (text.isEmpty()) return QToolTip::hideText();
        QToolTip::showText(at + QPoint(12, 12), text, m_plot);
    });
    fillTokens();
}

void RipplesPanel::build() {
    const char* views[] = {"rippleTwoTokens", "rippleAllPairs", "rippleEachToken"};
    const QString tips[] = {tr("How alike two tokens' vectors are after every layer"),
                            tr("The mean over all pairs of tokens"),
                            tr("Each token's vector in the clean run against the ablated one")};
    for (int i = 0; i < 3; ++i) {
        m_view->button(i)->setObjectName(QString::fromLatin1(views[i]));
        m_view->button(i)->setToolTip(tips[i]);
    }
    explainTerm(*m_view->button(0), QStringLiteral("cosine"));
    m_first->setObjectName(QStringLiteral("rippleFirst"));
    m_second->setObjectName(QStringLiteral("rippleSecond"));
    m_first->setAccessibleName(tr("First token"));
    m_second->setAccessibleName(tr("Second token"));
    m_first->setToolTip(tr("A token of the prompt"));
    m_second->setToolTip(tr("The token that it is compared with"));
    m_ablated->button(0)->setObjectName(QStringLiteral("rippleChosen"));
    m_ablated->button(0)->setToolTip(tr("Ablate the chosen head"));
    m_ablated->button(1)->setObjectName(QStringLiteral("rippleSet"));
    m_ablated->button(1)->setToolTip(tr("Ablate the heads of the ablation set together"));
    m_measure->button(0)->setObjectName(QStringLiteral("rippleValues"));
    m_measure->button(0)->setToolTip(tr("Cosines, clean and ablated"));
    m_measure->button(1)->setObjectName(QStringLiteral("rippleChange"));
    m_measure->button(1)->setToolTip(tr("What the ablation changes, ablated − clean"));
    m_text->setObjectName(QStringLiteral("rippleText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_plot->setObjectName(QStringLiteral("ripplePlot"));
    auto* controls = new QWidget;
    auto* flow = new FlowLayout(controls, 10);
    for (QWidget* widget : {inRow({m_view}), inRow({m_first, m_and, m_second}), inRow({m_ablated}),
                            inRow({m_measure})}) {
        flow->addWidget(widget);
        followTextSize(*widget, "row", [widget, button = m_view->button(0)] {
            widget->setFixedHeight(button->sizeHint().height());  // all of a row are in line
        });
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    controls->setSizePolicy(policy);
    m_text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_parts = new QBoxLayout(QBoxLayout::TopToBottom);
    m_parts->addWidget(m_text);
    m_parts->addWidget(m_plot, 1);
    body()->addWidget(controls);
    body()->addLayout(m_parts, 1);
}

void RipplesPanel::resizeEvent(QResizeEvent* event) {
    Pane::resizeEvent(event);
    const bool isBeside =
        width() >= scaledPixels(kTextBesideFrom) && height() < scaledPixels(kBesideBelow);
    m_parts->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->setStretch(0, isBeside ? 2 : 0);
    m_parts->setStretch(1, isBeside ? 3 : 1);
}

Ablated RipplesPanel::ablated() const {
    return m_ablated->chosen() == 1 ? Ablated::Set : Ablated::Chosen;
}

void RipplesPanel::setAblated(Ablated which) {
    m_ablated->choose(which == Ablated::Set ? 1 : 0);
}

RippleView RipplesPanel::view() const {
    return kRippleViews[m_view->chosen()];
}

std::pair<int, int> RipplesPanel::tokens() const {
    return {m_first->currentIndex(), m_second->currentIndex()};
}

bool RipplesPanel::showsChange() const {
    return m_measure->chosen() == 1 && !m_shown.isPatch();
}

// Of another prompt the first and the last token are chosen.
void RipplesPanel::fillTokens() {
    QStringList tokens;
    if (m_state.run() && !m_state.cover().tokens)
        for (const TokenRef& token : m_state.run()->clean.prompt)
            tokens << tr("%1: %2").arg(tokens.size() + 1).arg(visible(token));
    if (tokens != m_tokens) {
        m_tokens = tokens;
        const QSignalBlocker first(m_first);
        const QSignalBlocker second(m_second);
        for (ShortCombo* box : {m_first, m_second}) {
            box->clear();
            for (const QString& token : tokens)
                box->add(token, token);
            followTextSize(*box, "width", [box] {
                box->setMinimumWidth(std::min(box->fullWidth(), scaledPixels(kTokenWidth)));
            });
        }
        m_first->setCurrentIndex(0);
        m_second->setCurrentIndex(static_cast<int>(tokens.size()) - 1);
    }
    choose();
}

void RipplesPanel::choose() {
    m_first->setVisible(view() != RippleView::AllPairs);
    m_and->setVisible(view() == RippleView::TwoTokens);
    m_second->setVisible(view() == RippleView::TwoTokens);
    m_measure->setEnabled(view() != RippleView::EachToken);
    m_shown.choose(ablated(), tokens());
    touch();
    Q_EMIT viewChanged();
}

std::vector<RippleCurve> RipplesPanel::curves() const {
    const Similarity* similarity = m_shown.similarity();
    if (!similarity) return {};
    return rippleCurves(*similarity, m_shown.request(), view(), m_first->currentIndex(),
                        showsChange());
}

void RipplesPanel::refresh() {
    const Similarity* similarity = m_shown.similarity();
    if (!similarity) {
        m_text->setText(m_shown.refusal());
        // While an answer is on its way the last one stays: no flicker from head to head.
        if (m_shown.status() != ShownRipples::Status::Waiting || m_state.cover().any())
            m_plot->clear();
        return;
    }
    m_text->setText(
        rippleText(*similarity, m_shown.request(), view(), showsChange(), m_shown.isPatch()));
    m_plot->setAccessibleName(rippleTitle(*similarity, m_shown.request(), view()));
    m_plot->setCurves(curves(), pointNames(*similarity), rippleAxis(view(), showsChange()));
    m_plot->speak(m_plot->point() < 0 ? QString()
                                      : ripplePointText(m_plot->curves(), m_plot->point()));
}

std::optional<OwnFigure> RipplesPanel::figure() const {
    const Similarity* similarity = m_shown.similarity();
    const auto shown = curves();
    if (!similarity || shown.empty()) return std::nullopt;
    const SimilarityRequest& request = m_shown.request();
    OwnFigure own;
    own.title = tr("How alike tokens are, layer by layer");
    FigureRipples ripples;
    ripples.title = rippleTitle(*similarity, request, view());
    ripples.names = pointNames(*similarity);
    ripples.yLabel = rippleAxis(view(), showsChange());
    ripples.curves = shown;
    own.ripples = ripples;
    own.sentences = rippleSentences(*similarity, request, view(), showsChange());
    return own;
}

void RipplesPanel::saveView(QJsonObject& view) const {
    view[kRippleView] = name(this->view());
    view[kRippleAblated] = ablated() == Ablated::Set ? kRippleSet : QStringLiteral("chosen");
    view[kRippleChange] = m_measure->chosen() == 1;
    view[kRippleFirst] = m_first->currentIndex();
    view[kRippleSecond] = m_second->currentIndex();
}

void RipplesPanel::showView(const QJsonObject& view) {
    const RippleView wanted = rippleViewFromName(view[kRippleView].toString());
    m_view->choose(static_cast<int>(wanted));
    m_ablated->choose(view[kRippleAblated].toString() == kRippleSet ? 1 : 0);
    m_measure->choose(view[kRippleChange].toBool() ? 1 : 0);
    const auto take = [&view](ShortCombo* box, const QString& field) {
        const int index = view[field].toInt(-1);
        if (index >= 0 && index < box->count()) box->setCurrentIndex(index);
    };
    take(m_first, kRippleFirst);
    take(m_second, kRippleSecond);
}

void RipplesPanel::showNamed(const QJsonObject& part) {
    QJsonObject view;
    saveView(view);
    for (auto field = part.begin(); field != part.end(); ++field)
        view[field.key()] = field.value();
    showView(view);
}

void RipplesPanel::seenChanged() {
    m_shown.setWanted(isSeen());
}

}  // namespace headscope::app
